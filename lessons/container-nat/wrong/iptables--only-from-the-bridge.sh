# Good for c2, and the laptop is not led to c1.
# says: /port 8080: Connection refused(?s:.)*is it bound to an incoming interface/
patchbay-host exec server -- bash -e <<'SERVER'
nft delete table ip wiring
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o br0 -j MASQUERADE
iptables -t nat -A PREROUTING -i br0 -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A OUTPUT -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -o br0 -m conntrack --ctstate DNAT -j MASQUERADE
SERVER
