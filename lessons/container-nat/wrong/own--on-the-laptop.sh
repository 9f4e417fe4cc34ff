# The rule is on the laptop. The server's own calls never pass through there.
# says: /port 8080: Connection refused(?s:.)*nor any rule on the laptop/
patchbay-host exec laptop -- iptables -t nat -A OUTPUT -p tcp --dport 8080 -j DNAT --to 172.17.0.2:80
