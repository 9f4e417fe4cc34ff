# To 172.17.0.2, but still to port 8080 there.
# says: /port 8080: Connection refused(?s:.)*must rewrite address and port/
patchbay-host exec server -- ip netns exec c1 /root/lesson/serve c1 80
patchbay-host exec server -- nft -f - <<'RULES'
table ip wiring {
  chain prerouting {
    type nat hook prerouting priority -100;
    tcp dport 8080 dnat to 172.17.0.2
  }
}
RULES
