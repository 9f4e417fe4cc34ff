# "It works", but c1 sees every caller as the server.
# says: /You are 172\.17\.0\.1(?s:.)*your masquerade rule rewrites more than it should/
patchbay-host exec server -- ip netns exec c1 /root/lesson/serve c1 80
patchbay-host exec server -- nft -f - <<'RULES'
table ip wiring {
  chain postrouting {
    type nat hook postrouting priority 100;
    masquerade
  }
  chain prerouting {
    type nat hook prerouting priority -100;
    tcp dport 8080 dnat to 172.17.0.2:80
  }
}
RULES
