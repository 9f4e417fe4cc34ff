# As in the lesson before: without br_netfilter, and with masquerade.
sysctl -q -w net.bridge.bridge-nf-call-iptables=0
iptables -t nat -I DOCKER -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -I POSTROUTING -s 172.17.0.0/16 -o docker0 -m conntrack --ctstate DNAT -j MASQUERADE
