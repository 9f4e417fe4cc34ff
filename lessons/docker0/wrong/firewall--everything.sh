# The rule drops everything between containers, and not only pings.
# says: /the page does not come(?s:.)*does your rule drop only ICMP/
iptables -I DOCKER-USER -i docker0 -o docker0 -j DROP
