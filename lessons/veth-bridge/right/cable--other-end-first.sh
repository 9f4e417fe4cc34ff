# The pair may be made from either end, and switched on in any order.
ip link add plug type veth peer name veth-red
ip link set plug up
ip link set veth-red up
