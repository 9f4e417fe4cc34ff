# Without TSO the kernel still cuts late (GSO).
# says: /tcp-segmentation-offload: off\s+generic-segmentation-offload: on/
patchbay-host exec a -- bash -c 'ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M
ip netns exec c3 ethtool -K eth0 tso off; ip netns exec c3 iperf3 -c 172.18.0.11 -n 3M'
