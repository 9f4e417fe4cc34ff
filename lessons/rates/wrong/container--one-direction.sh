# The container sends both times, the second time to its own address.
# says: /went from a itself into c1, through br0(?s:.)*calls c1's own address sends only over c1's lo/
patchbay-host exec a -- bash -c 'pkill iperf3; ip netns exec c1 iperf3 -s -D; iperf3 -s -D; until ip netns exec c1 ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done; until ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done
ip netns exec c1 iperf3 -c 172.18.0.1 -n 3M; ip netns exec c1 iperf3 -c 172.18.0.11 -n 3M'
