iptables -A DOCKER-USER -i docker0 -o docker0 -p icmp -j DROP
