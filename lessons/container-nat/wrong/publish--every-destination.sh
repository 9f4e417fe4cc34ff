# No address is named: when c2 calls the laptop, it is led to c1.
# says: /seen: c2's call to the laptop was redirected to c1/
patchbay-host exec server -- bash -e <<'SERVER'
ip netns exec c1 /root/lesson/serve c1 80 >/dev/null
nft add chain ip wiring prerouting "{ type nat hook prerouting priority -100; }"
nft add rule ip wiring prerouting tcp dport 8080 dnat to 172.17.0.2:80
SERVER
