# The host's end of the cable was changed, which concerns what the host sends, not the container.
# says: /tcp-segmentation-offload: on\s+generic(?s:.)*not veth-c3 on a/
patchbay-host exec a -- bash -c 'ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M
ethtool -K veth-c3 tso off gso off; ip netns exec c3 iperf3 -c 172.18.0.11 -n 3M'
