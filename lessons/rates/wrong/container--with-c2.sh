# Between two containers, and never to the machine itself.
patchbay-host exec a -- bash -c 'ip netns exec c1 iperf3 -s -D; sleep 0.4
ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M; ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M -R'
