# b's bridge passes on nothing from or to c's container.
# says: /b:container1 → c:container1 \([A-Z, ]+\): it does not arrive/
patchbay-host exec a -- bash -e <<'HOST'
ip netns add container1
ip link add veth0 type veth peer name eth0 netns container1
ip link set veth0 master br0 up
ip -n container1 link set eth0 mtu 1450 up
ip -n container1 address add 10.20.1.11/24 dev eth0
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip netns add container1
ip link add veth0 type veth peer name eth0 netns container1
ip link set veth0 master br0 up
ip -n container1 link set eth0 mtu 1450 up
ip -n container1 address add 10.20.1.12/24 dev eth0
nft -f - <<'RULES'
table bridge cut {
  chain forward {
    type filter hook forward priority 0
    ip saddr 10.20.1.13 drop
    ip daddr 10.20.1.13 drop
  }
}
RULES
HOST
patchbay-host exec c -- bash -e <<'HOST'
ip netns add container1
ip link add veth0 type veth peer name eth0 netns container1
ip link set veth0 master br0 up
ip -n container1 link set eth0 mtu 1450 up
ip -n container1 address add 10.20.1.13/24 dev eth0
HOST
