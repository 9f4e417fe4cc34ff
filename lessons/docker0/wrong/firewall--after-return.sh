# The rule was appended, and stands after the RETURN that ends the chain for every packet.
# says: /web answers pings(?s:.)*If yours counts none, look at the rules before it: RETURN/
iptables -A DOCKER-USER -i docker0 -o docker0 -p icmp -j DROP
