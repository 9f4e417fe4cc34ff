# b was made without dstport.
# says: /seen: vxlan0: port 8472/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan0 up type vxlan id 42 dstport 4789 remote 192.168.8.101 dev enp0s8
addr add 10.20.2.2/24 dev vxlan0
B
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan0 up type vxlan id 42 dstport 0 remote 192.168.8.100 dev enp0s8
addr add 10.20.2.3/24 dev vxlan0
B
