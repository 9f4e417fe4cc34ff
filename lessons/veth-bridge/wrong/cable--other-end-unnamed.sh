# Without "peer name" the kernel chooses a name.
# says: /its peer is veth0/
ip link add veth-red type veth
ip link set veth-red up
ip link set veth0 up
