# An experiment was left: another room has c2's address too.
# says: /also on eth0 in old on server/
patchbay-host exec server -- bash -e <<'HOST'
ip link add br0 type bridge
ip address add 172.17.0.1/16 dev br0
ip link set br0 up
for n in 1 2; do
  ip netns add c$n
  ip link add veth-c$n type veth peer name eth0 netns c$n
  ip link set veth-c$n master br0 up
  ip -n c$n address add 172.17.0.$((n + 1))/16 dev eth0
  ip -n c$n link set eth0 up
  ip -n c$n link set lo up
done
ip netns add old
ip link add veth-old type veth peer name eth0 netns old
ip link set veth-old master br0 up
ip -n old address add 172.17.0.3/16 dev eth0
ip -n old link set eth0 up
HOST
