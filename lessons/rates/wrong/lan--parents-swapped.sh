# All is there and measured, and each pair sits on the other's interface.
# says: /seen: eth0: parent enp0s[89]/
patchbay-host exec a -- bash -c 'for n in 1 2; do
  ip netns add m$n
  ip link add eth0 netns m$n link enp0s9 type macvlan mode bridge
  ip -n m$n address add 192.168.8.3$n/24 dev eth0
  ip -n m$n link set eth0 up
  ip netns add i$n
  ip link add eth0 netns i$n link enp0s8 type ipvlan mode l2
  ip -n i$n address add 192.168.9.3$n/24 dev eth0
  ip -n i$n link set eth0 up
done
ip netns exec m1 iperf3 -s -1 -D; ip netns exec i1 iperf3 -s -1 -D; for n in m1 i1; do until ip netns exec $n ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done; done
ip netns exec m2 iperf3 -c 192.168.8.31 -n 3M; ip netns exec i2 iperf3 -c 192.168.9.31 -n 3M'
