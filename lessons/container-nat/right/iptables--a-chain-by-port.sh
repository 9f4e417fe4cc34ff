# A jump by port leads to a chain that knows no port any more.
patchbay-host exec server -- bash -e <<'HOST'
nft delete table ip wiring
iptables -t nat -N WEB
iptables -t nat -A WEB -p tcp -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o br0 -j MASQUERADE
for chain in PREROUTING OUTPUT; do
  iptables -t nat -A $chain -m addrtype --dst-type LOCAL -p tcp --dport 8080 -j WEB
done
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -o br0 -m conntrack --ctstate DNAT -j MASQUERADE
HOST
