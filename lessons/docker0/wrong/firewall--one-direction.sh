# The rule drops box's pings to web, and lets web's pings to box pass.
# says: /the laptop answers\s+box answers(?s:.)*may work in one direction only/
iptables -I DOCKER-USER -s 172.17.0.3 -d 172.17.0.2 -p icmp --icmp-type echo-request -j DROP
