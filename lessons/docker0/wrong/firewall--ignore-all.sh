# Deaf to everybody, and no rule of a firewall.
# says: /web does not answer the server\s+docker0 answers(?s:.)*icmp_echo_ignore_all/
for name in web box; do ip netns exec $name sysctl -q -w net.ipv4.icmp_echo_ignore_all=1; done
