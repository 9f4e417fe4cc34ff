# All cables are there and up, and their ends on the server are not plugged into br0.
# says: /seen: veth-c[12]: master none/
patchbay-host exec server -- bash -e <<'SERVER'
ip link add br0 type bridge
ip address add 172.17.0.1/16 dev br0
ip link set br0 up
for n in 1 2; do
  ip netns add c$n
  ip link add veth-c$n type veth peer name eth0 netns c$n
  ip -n c$n address add 172.17.0.$((n + 1))/16 dev eth0
  ip -n c$n link set eth0 up
  ip link set veth-c$n up
done
SERVER
