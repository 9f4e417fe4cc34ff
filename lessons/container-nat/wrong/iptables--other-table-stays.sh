# The table was not called wiring, and its rules are still at work.
# says: /Chains for NAT are in: .*ip mine/
patchbay-host exec server -- bash -e <<'SERVER'
nft delete table ip wiring
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 ! -o br0 -j MASQUERADE
iptables -t nat -A PREROUTING -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A OUTPUT -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -o br0 -m conntrack --ctstate DNAT -j MASQUERADE
nft -f - <<R
table ip mine {
  chain pre { type nat hook prerouting priority -100; fib daddr type local tcp dport 8080 dnat to 172.17.0.2:80; }
  chain post { type nat hook postrouting priority 100; ip saddr 172.17.0.0/16 oifname != br0 masquerade; }
}
R
SERVER
