# yellow's address is on the bridge's port, and not on eth0 in yellow.
# says: /(seen: veth-yellow: addresses 192\.168\.3\.14/24|seen: 192\.168\.3\.14/24 is on veth-yellow)/
ip netns add yellow
ip link add veth-yellow type veth peer name eth0 netns yellow
ip address add 192.168.3.14/24 dev veth-yellow
ip -n yellow link set eth0 up
ip link set veth-yellow master br0 up
