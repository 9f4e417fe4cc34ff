# Between two containers, and never to the machine itself.
# says: /came from c1 to a itself, through veth-c1(?s:.)*What c1 and c2 send to each other does not count/
patchbay-host exec a -- bash -c 'ip netns exec c1 iperf3 -s -D; until ip netns exec c1 ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done
ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M; ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M -R'
