# says: /seen: veth-red: master none/
brctl addbr br0
ip link set br0 up
