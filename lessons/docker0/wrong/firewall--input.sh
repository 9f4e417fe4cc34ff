# INPUT is for what is meant for the server itself.
# says: /web answers pings(?s:.)*INPUT is only for packets to the server itself/
iptables -I INPUT -i docker0 -p icmp -j DROP
