# green and blue are isolated from each other; both reach red.
# says: /green → blue \(ICMP, UDP, TCP\): it does not arrive/
ip netns add green
ip link add veth-green type veth peer name eth0 netns green
ip -n green address add 192.168.3.12/24 dev eth0
ip -n green link set eth0 up
ip link set veth-green master br0 up
ip netns add blue
ip link add veth-blue type veth peer name eth0 netns blue
ip -n blue address add 192.168.3.13/24 dev eth0
ip -n blue link set eth0 up
ip link set veth-blue master br0 up
bridge link set dev veth-green isolated on
bridge link set dev veth-blue isolated on
