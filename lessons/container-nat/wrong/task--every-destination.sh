# Calls to anybody's port 8081 end in c2.
# says: /seen: A call to the laptop was redirected to c2/
patchbay-host exec server -- bash -e <<'SERVER'
ip netns exec c2 /root/lesson/serve c2 80 >/dev/null
iptables -t nat -A PREROUTING  -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.3:80
iptables -t nat -A OUTPUT  -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.3:80
SERVER
