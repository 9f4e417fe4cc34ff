# The rule for containers that call a published port is missing: replies go directly from one to the other, and not back through the server.
# says: /seen: exit code 1: (?s:.)*-j DNAT(?s:.)*the masquerade for the hairpin is missing/
patchbay-host exec server -- bash -e <<'SERVER'
nft delete table ip wiring
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o br0 -j MASQUERADE
iptables -t nat -A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A OUTPUT -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
SERVER
