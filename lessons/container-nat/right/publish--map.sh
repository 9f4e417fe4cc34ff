# A map from ports to targets, as kube-proxy has it; bound to the interface instead of the address.
patchbay-host exec server -- ip netns exec c1 /root/lesson/serve c1 80
patchbay-host exec server -- nft -f - <<'RULES'
table ip ports {
  map published {
    type inet_service : ipv4_addr . inet_service
    elements = { 8080 : 172.17.0.2 . 80 }
  }
  chain prerouting {
    type nat hook prerouting priority dstnat;
    iifname "enp0s8" ip protocol tcp dnat to tcp dport map @published
  }
}
RULES
