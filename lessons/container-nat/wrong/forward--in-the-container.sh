# Forwarding is switched on in c1. It is the server that passes packets on.
patchbay-host exec server -- ip netns exec c1 sysctl -q -w net.ipv4.ip_forward=1
