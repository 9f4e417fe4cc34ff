# The rule that many pages show, without a source: c1 sees every caller as the server.
# says: /You are 172\.17\.0\.1(?s:.)*applies to callers from outside as well/
patchbay-host exec server -- bash -e <<'SERVER'
nft delete table ip wiring
iptables -t nat -A POSTROUTING -j MASQUERADE
iptables -t nat -A PREROUTING -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A OUTPUT -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
SERVER
