iptables -I DOCKER-USER -i docker0 -o docker0 -j DROP
