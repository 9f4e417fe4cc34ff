# The switch with brctl, other names on the server's side, interfaces moved by hand, the address last.
patchbay-host exec server -- bash -e <<'SERVER'
brctl addbr br0
for n in 1 2; do
  ip netns add c$n
  ip link add vx$n type veth peer name vy$n
  brctl addif br0 vx$n
  ip link set vy$n netns c$n
  ip -n c$n link set vy$n name eth0
  ip -n c$n link set eth0 up
  ip -n c$n address add 172.17.0.$((n + 1))/16 dev eth0
  ip link set vx$n up
done
ip link set br0 up
ip address add 172.17.0.1/16 dev br0
SERVER
