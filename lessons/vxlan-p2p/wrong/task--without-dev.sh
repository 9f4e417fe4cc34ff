# Without dev the kernel does not know the underlay's interface, and leaves 1500.
# says: /seen: neighbour: MTU 1500/
patchbay-host exec a -- ip -batch - <<'B'
link add neighbour type vxlan id 5000 dstport 4789 remote 192.168.8.101 local 192.168.8.100
addr add 172.20.0.1/24 dev neighbour
link set neighbour up
B
patchbay-host exec b -- ip -batch - <<'B'
link add neighbour type vxlan id 5000 dstport 4789 remote 192.168.8.100 local 192.168.8.101
addr add 172.20.0.2/24 dev neighbour
link set neighbour up
B
