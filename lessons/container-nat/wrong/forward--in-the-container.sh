# Forwarding is switched on in c1. It is the server that passes packets on.
# says: /seen: 0 0; (?s:.)*is set in a container, .*changes nothing here/
patchbay-host exec server -- ip netns exec c1 sysctl -q -w net.ipv4.ip_forward=1
