# says: /seen: br0 is down/
ip link add br0 type bridge
ip link set veth-red master br0
