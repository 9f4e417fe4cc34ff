# Copied, and the address not changed.
# says: /seen: This is c1\./
patchbay-host exec server -- bash -e <<'SERVER'
ip netns exec c2 /root/lesson/serve c2 80
iptables -t nat -A PREROUTING -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A OUTPUT -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.2:80
SERVER
