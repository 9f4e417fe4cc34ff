# Only one of the two switches.
ip link add veth-red type veth peer name plug
ip link set veth-red up
