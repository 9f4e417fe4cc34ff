# The default route is there, but a nearer one goes to red.
# says: /another route is preferred for default: default via 192\.168\.3\.11/
ip netns add yellow
ip link add veth-yellow type veth peer name eth0 netns yellow
ip -n yellow address add 192.168.3.14/24 dev eth0
ip -n yellow link set eth0 up
ip link set veth-yellow master br0 up
ip -n yellow route add default via 192.168.3.1 metric 100
ip -n yellow route add default via 192.168.3.11
