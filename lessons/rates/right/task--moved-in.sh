# Made on a under other names, then moved and renamed; a server of its own.
patchbay-host exec a -- bash -c 'ip link add x1 type veth peer name x2
for n in 1 2; do
  ip link set x$n netns c$n name direct
  ip -n c$n link set direct up
  ip -n c$n address add 10.99.0.$n/24 dev direct
done
ip netns exec c1 iperf3 -s -1 -D -p 5999; until ip netns exec c1 ss -Hltn sport = :5999 | grep -q .; do sleep 0.1; done
ip netns exec c2 iperf3 -c 10.99.0.1 -p 5999 -n 5M'
