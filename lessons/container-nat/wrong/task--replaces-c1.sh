# The old rules were removed to make room for the new one. c1's service must stay published.
# says: /Port 8080 still leads to c1; (?s:.)*port 8080: Connection refused/
patchbay-host exec server -- bash -e <<'SERVER'
ip netns exec c2 /root/lesson/serve c2 80
for chain in PREROUTING OUTPUT; do
  iptables -t nat -F $chain
  iptables -t nat -A $chain -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.3:80
done
SERVER
