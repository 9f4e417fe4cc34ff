# On b, the container's cable is up, and is not plugged into br0.
# says: /a:container1 → b:container1 \([A-Z, ]+\): it does not arrive/
i=11
for host in a b c; do
  patchbay-host exec $host -- ip netns add container1
  patchbay-host exec $host -- ip -batch - <<'B'
link add veth0 type veth peer name eth0 netns container1
link set veth0 up
B
  patchbay-host exec $host -- ip -n container1 -batch - <<B
link set eth0 mtu 1450 up
addr add 10.20.1.$i/24 dev eth0
B
  i=$((i + 1))
done
patchbay-host exec a -- ip link set veth0 master br0
patchbay-host exec c -- ip link set veth0 master br0
