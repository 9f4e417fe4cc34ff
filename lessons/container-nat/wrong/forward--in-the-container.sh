patchbay-host exec server -- ip netns exec c1 sysctl -q -w net.ipv4.ip_forward=1
