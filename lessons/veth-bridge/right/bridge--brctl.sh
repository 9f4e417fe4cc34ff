brctl addbr br0
brctl addif br0 veth-red
ip link set br0 up
