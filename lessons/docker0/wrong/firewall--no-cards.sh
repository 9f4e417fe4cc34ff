# Neither interface is named: web can ping nobody in the LAN either.
# says: /the laptop does not answer(?s:.)*A rule without interfaces is also for pings to the LAN/
iptables -I DOCKER-USER -p icmp -j DROP
