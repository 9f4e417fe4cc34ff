# The end in the machine has a name of its own, brctl plugs it in, and the room's end is moved, not born there.
ip link add uplink4 type veth peer name end4
brctl addif br0 uplink4
ip netns add yellow
ip link set end4 netns yellow
ip -n yellow link set end4 name eth0
ip -n yellow link set lo up
ip -n yellow link set eth0 up
ip link set uplink4 up
ip -n yellow address add 192.168.3.14/24 dev eth0
ip -n yellow route add 0.0.0.0/0 via 192.168.3.1 dev eth0
