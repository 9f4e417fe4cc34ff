# The new interface has a MAC address of its own, and the registry names the old one.
# says: /seen: eth0: MAC /
patchbay-host exec c -- ip netns del container1
patchbay-host exec b -- bash -e -c '
ip netns add container2
ip link add veth2 type veth peer name eth0 netns container2
ip link set veth2 master br0 up
ip -n container2 link set eth0 mtu 1450 up
ip -n container2 address add 10.20.1.13/24 dev eth0'
patchbay-host exec registry -- etcdctl put /vxlan/42/10.20.1.13 "02:00:00:00:00:13 192.168.8.101" >/dev/null
