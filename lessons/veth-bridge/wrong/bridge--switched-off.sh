# veth-red is plugged in, and the bridge itself is still down.
# says: /seen: br0 is down/
ip link add br0 type bridge
ip link set veth-red master br0
