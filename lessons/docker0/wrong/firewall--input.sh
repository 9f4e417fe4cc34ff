# INPUT is for what is meant for the server itself.
iptables -I INPUT -i docker0 -p icmp -j DROP
