# The bridge is there and up, and veth-red is not plugged into it.
# says: /seen: veth-red: master none/
brctl addbr br0
ip link set br0 up
