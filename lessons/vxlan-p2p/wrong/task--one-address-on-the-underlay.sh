# Both VTEPs are right, and b answers through its own. But a's address is on enp0s8, and so a's packets go past the tunnel.
# says: /its path: enp0s8 on a → port1 on lan/
patchbay-host exec a -- ip -batch - <<'B'
link add neighbour type vxlan id 5000 dstport 4789 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
addr add 172.20.0.1/24 dev enp0s8
link set neighbour up
B
patchbay-host exec b -- ip -batch - <<'B'
link add neighbour type vxlan id 5000 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
addr add 172.20.0.2/24 dev neighbour
link set neighbour up
B
