# The containers' interfaces kept an MTU of 1500: their largest packets do not fit into the tunnel.
# says: /seen: eth0: MTU 1500/
i=11
for host in a b c; do
  patchbay-host exec $host -- ip netns add container1
  patchbay-host exec $host -- ip -batch - <<'B'
link add veth0 type veth peer name eth0 netns container1
link set veth0 master br0 up
B
  patchbay-host exec $host -- ip -n container1 -batch - <<B
link set eth0 up
addr add 10.20.1.$i/24 dev eth0
B
  i=$((i + 1))
done
