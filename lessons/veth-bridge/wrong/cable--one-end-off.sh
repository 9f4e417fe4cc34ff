# Only one of the two switches.
# says: /seen: veth-red: without a carrier/
ip link add veth-red type veth peer name plug
ip link set veth-red up
