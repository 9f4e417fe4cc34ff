# Two computers on one LAN, the underlay. IPv6 is off on every card made from now on, so that captures hold only
# what the learner sent (ip-sysctl in the kernel's documents).
patchbay-host add lan
for host in lan a b; do
  patchbay-host exec $host -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
done
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24

# The LAN's switch has a firewall that lets no IP fragment pass (the flag MF, or an offset), as many networks do.
patchbay-host exec lan -- nft -f - <<'NFT'
table bridge firewall {
  chain forward {
    type filter hook forward priority 0
    ip frag-off & 0x3fff != 0 counter drop
  }
}
NFT
