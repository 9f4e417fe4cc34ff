# Green is let through; but it is red that drops, and not the server.
# says: /laptop → red \(ICMP\): it arrives and gets a reply/
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
patchbay-host exec server -- ip netns exec red iptables -A INPUT -s 192.168.8.20 -p icmp --icmp-type echo-request -j DROP
