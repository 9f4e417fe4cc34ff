# Two sets of rules are at work.
# says: /Chains for NAT are in: .*ip wiring/
patchbay-host exec server -- bash -e <<'SERVER'
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o br0 -j MASQUERADE
iptables -t nat -A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A OUTPUT -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -o br0 -m conntrack --ctstate DNAT -j MASQUERADE
SERVER
