# The rule drops everything between containers, and not only pings.
iptables -I DOCKER-USER -i docker0 -o docker0 -j DROP
