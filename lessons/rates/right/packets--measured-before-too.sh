# c3 is measured with the offloads first, for comparison.
patchbay-host exec a -- bash -c 'ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M; ip netns exec c3 iperf3 -c 172.18.0.11 -n 9M
ip netns exec c3 ethtool -K eth0 tso off gso off; ip netns exec c3 iperf3 -c 172.18.0.11 -n 3M'
