# box reaches web, and web does not reach itself.
iptables -t nat -I DOCKER -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
