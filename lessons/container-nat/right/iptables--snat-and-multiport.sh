# Bound to addresses instead of interfaces; one rule rewrites the sender for both, and ports come as a list.
patchbay-host exec server -- bash -e <<'SERVER'
nft delete table ip wiring
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -o enp0s8 -j SNAT --to-source 192.168.31.101
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -d 172.17.0.0/16 -j SNAT --to-source 172.17.0.1
for chain in PREROUTING OUTPUT; do
  iptables -t nat -A $chain -d 192.168.31.101 -p tcp -m multiport --dports 8080,8088 -j DNAT --to-destination 172.17.0.2:80
done
SERVER
