# Red is silent, since the laptop drops its own ping.
# says: /the firewall of laptop drops it at the hook output/
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
patchbay-host exec laptop -- iptables -A OUTPUT -d 10.3.0.11 -p icmp --icmp-type echo-request -j DROP
