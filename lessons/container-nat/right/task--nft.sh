patchbay-host exec server -- ip netns exec c2 /root/lesson/serve c2 80
patchbay-host exec server -- nft -f - <<'RULES'
table ip second {
  chain prerouting {
    type nat hook prerouting priority -110;
    ip daddr 192.168.31.101 tcp dport 8081 dnat to 172.17.0.3:80
  }
  chain output {
    type nat hook output priority -110;
    ip daddr 192.168.31.101 tcp dport 8081 dnat to 172.17.0.3:80
  }
}
RULES
