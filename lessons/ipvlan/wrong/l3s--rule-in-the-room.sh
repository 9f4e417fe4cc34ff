# Silent to the laptop, but it is red that drops, and not the server.
# says: /green → red \(ICMP\): it does not arrive/
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
patchbay-host exec server -- ip netns exec red iptables -A INPUT -p icmp --icmp-type echo-request -j DROP
