# With iptables, and the mode set through green.
patchbay-host exec server -- iptables -A INPUT -d 10.3.0.11 -p icmp --icmp-type echo-request -j DROP
patchbay-host exec server -- ip -n green link set eth0 type ipvlan mode l3s
