# The server was never moved into the container; c2 sends into c1's machine instead.
# says: /An iperf3 server listens in container c1(?s:.)*started without it listens on a/
patchbay-host exec a -- bash -c 'ip netns exec c2 iperf3 -c 172.18.0.1 -n 3M'
