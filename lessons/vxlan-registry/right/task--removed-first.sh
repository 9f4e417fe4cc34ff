# Removed from the registry, moved, and entered again from b; other names, brctl.
patchbay-host exec registry -- etcdctl del /vxlan/42/10.20.1.13 >/dev/null
patchbay-host exec c -- bash -e -c 'ip link del veth0; ip netns del container1'
patchbay-host exec b -- bash -e -c '
ip netns add container2
ip link add moved mtu 1450 type veth peer name eth7 mtu 1450
brctl addif br0 moved
ip link set moved up
ip link set eth7 netns container2
ip -n container2 -batch - <<B
link set eth7 name eth0
link set eth0 address 02:00:00:00:00:13 up
addr add 10.20.1.13/24 broadcast + dev eth0
B
etcdctl --endpoints=192.168.8.10:2379 put /vxlan/42/10.20.1.13 "02:00:00:00:00:13 192.168.8.101" >/dev/null
ip netns exec container2 ping -q -c 3 10.20.1.11 >/dev/null'
