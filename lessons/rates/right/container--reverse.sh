# One server in the container; -R makes it the sender.
patchbay-host exec a -- bash -c 'ip netns exec c1 iperf3 -s -D; sleep 0.4
iperf3 -c 172.18.0.11 -n 5M; iperf3 -c 172.18.0.11 -n 5M -R'
