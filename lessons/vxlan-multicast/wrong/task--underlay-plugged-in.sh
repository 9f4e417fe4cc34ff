# d's interface of the underlay is in the bridge too.
# says: /seen: enp0s8: master br0/
patchbay-host exec d -- ip netns add container1
patchbay-host exec d -- ip -batch - <<'B'
link add br0 type bridge
link set br0 up
link add vxlan0 type vxlan id 42 dstport 4789 group 239.1.1.1 dev enp0s8
link set vxlan0 master br0 up
link set enp0s8 master br0
link add veth0 type veth peer name eth0 netns container1
link set veth0 master br0 up
B
patchbay-host exec d -- ip -n container1 link set eth0 mtu 1450 up
patchbay-host exec d -- ip -n container1 address add 10.20.1.14/24 dev eth0
