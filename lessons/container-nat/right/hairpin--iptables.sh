# Docker's way, a rule for each pair, and in the other tool.
patchbay-host exec server -- iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -d 172.17.0.2 -p tcp --dport 80 -j MASQUERADE
