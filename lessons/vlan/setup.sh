# Four rooms on two switches which are not joined yet. Routing is off: to switch it on is part of the lesson.
sysctl -q -w net.ipv4.ip_forward=0
ip link add br0 type bridge
ip link add br1 type bridge
ip link set br0 up
ip link set br1 up
for n in 1 2 3 4; do
  ip netns add pc$n
  ip link add port$n type veth peer name eth0 netns pc$n
  ip -n pc$n address add 10.10.0.$n/24 dev eth0
  ip -n pc$n link set eth0 up
  ip link set port$n master br$(((n - 1) / 2)) up
done
