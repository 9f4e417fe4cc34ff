# The interfaces in the containers keep the names that they were made with; all else is right.
# says: /its peer is tmp[12] in c[12]/
patchbay-host exec server -- bash -e <<'SERVER'
ip link add br0 type bridge
ip address add 172.17.0.1/16 dev br0
ip link set br0 up
for n in 1 2; do
  ip netns add c$n
  ip link add veth-c$n type veth peer name tmp$n netns c$n
  ip -n c$n address add 172.17.0.$((n + 1))/16 dev tmp$n
  ip -n c$n link set tmp$n up
  ip link set veth-c$n master br0 up
done
SERVER
