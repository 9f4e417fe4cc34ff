# Two computers on one LAN, the underlay.
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
