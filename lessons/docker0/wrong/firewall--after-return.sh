# The rule was appended, and stands after the RETURN that ends the chain for every packet.
iptables -A DOCKER-USER -i docker0 -o docker0 -p icmp -j DROP
