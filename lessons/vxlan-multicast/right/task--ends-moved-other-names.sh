patchbay-host exec d -- bash -c '
ip netns add container1
brctl addbr br0
ip link add end0 mtu 1450 type veth peer name end1 mtu 1450
brctl addif br0 end0
ip link set end1 netns container1
ip -n container1 link set end1 name eth0
ip -n container1 address add 10.20.1.14/24 dev eth0
ip -n container1 link set lo up
ip -n container1 link set eth0 up
ip link set end0 up
ip link add overlay type vxlan id 42 dstport 4789 group 239.1.1.1 dev enp0s8
brctl addif br0 overlay
ip link set overlay up
ip link set br0 up'
