# Red answers, and the laptop drops the answer.
# says: /laptop → red \(ICMP\): it arrives, if without a reply/
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
patchbay-host exec laptop -- iptables -A INPUT -s 10.3.0.11 -p icmp --icmp-type echo-reply -j DROP
