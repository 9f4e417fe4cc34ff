# yellow reaches its own network, and has no default route to any other.
# says: /no route default on yellow/
ip netns add yellow
ip link add veth-yellow type veth peer name eth0 netns yellow
ip -n yellow address add 192.168.3.14/24 dev eth0
ip -n yellow link set eth0 up
ip link set veth-yellow master br0 up
