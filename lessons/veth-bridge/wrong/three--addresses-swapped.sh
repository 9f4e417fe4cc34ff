# green answers for blue: what it asks for is its own address.
# says: /seen: 192\.168\.3\.13/24 is on eth0/
ip netns add green
ip link add veth-green type veth peer name eth0 netns green
ip -n green address add 192.168.3.13/24 dev eth0
ip -n green link set eth0 up
ip link set veth-green master br0 up
ip netns add blue
ip link add veth-blue type veth peer name eth0 netns blue
ip -n blue address add 192.168.3.12/24 dev eth0
ip -n blue link set eth0 up
ip link set veth-blue master br0 up
