# One server in the container; -R makes it the sender.
patchbay-host exec a -- bash -c 'ip netns exec c1 iperf3 -s -D; until ip netns exec c1 ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done
iperf3 -c 172.18.0.11 -n 5M; iperf3 -c 172.18.0.11 -n 5M -R'
