# An interface that macvlan has cannot be ipvlan's parent too.
# says: /no ipvlan link on i[12] on a/
patchbay-host exec a -- bash -c 'for n in 1 2; do
  ip netns add m$n
  ip link add eth0 netns m$n link enp0s8 type macvlan mode bridge
  ip -n m$n address add 192.168.8.3$n/24 dev eth0
  ip -n m$n link set eth0 up
  ip netns add i$n
  ip link add eth0 netns i$n link enp0s8 type ipvlan mode l2
done
ip netns exec m1 iperf3 -s -1 -D; until ip netns exec m1 ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done; ip netns exec m2 iperf3 -c 192.168.8.31 -n 3M' || true
