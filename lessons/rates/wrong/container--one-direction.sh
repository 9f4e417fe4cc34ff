# The container sends both times, the second time to its own address.
patchbay-host exec a -- bash -c 'pkill iperf3; ip netns exec c1 iperf3 -s -D; iperf3 -s -D; sleep 0.3
ip netns exec c1 iperf3 -c 172.18.0.1 -n 3M; ip netns exec c1 iperf3 -c 172.18.0.11 -n 3M'
