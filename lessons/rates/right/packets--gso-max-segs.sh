# The interface takes one segment at a time, so TCP cuts them.
patchbay-host exec a -- bash -e <<'HOST'
ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M
ip -n c3 link set eth0 gso_max_segs 1
ip netns exec c3 iperf3 -c 172.18.0.11 -n 3M
HOST
