# The container moved, and the registry still says that it is on c.
# says: /seen: \S+\s+192\.168\.8\.102; (?s:.)*overwrites the value/
patchbay-host exec c -- ip netns del container1
patchbay-host exec b -- bash -e -c '
ip netns add container2
ip link add veth2 type veth peer name eth0 netns container2 address 02:00:00:00:00:13
ip link set veth2 master br0 up
ip -n container2 link set eth0 mtu 1450 up
ip -n container2 address add 10.20.1.13/24 dev eth0'
