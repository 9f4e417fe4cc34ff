# Both ends use UDP port 8472, Linux's own default for VXLAN. The lesson's port is 4789.
# says: /seen: vxlan0: port 8472/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 8472 remote 192.168.8.101 dev enp0s8
addr add 10.20.2.2/24 dev vxlan0
link set vxlan0 up
B
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 8472 remote 192.168.8.100 dev enp0s8
addr add 10.20.2.3/24 dev vxlan0
link set vxlan0 up
B
