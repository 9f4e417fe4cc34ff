# Mended on the wrong side: a has followed b to 43, and both networks are one.
# says: /its path: vxlan43 on a → enp0s8 on a \(vxlan, VNI 43/
patchbay-host exec b -- ip -batch - <<'B'
link del vxlan0
link add vxlan43 up type vxlan id 43 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
addr add 10.20.2.3/24 dev vxlan43
addr add 10.20.1.3/24 dev vxlan43
B
patchbay-host exec a -- ip -batch - <<'B'
link del vxlan0
link add vxlan43 type vxlan id 43 dstport 4789 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
addr add 10.20.2.2/24 dev vxlan43
addr add 10.20.1.2/24 dev vxlan43
link set vxlan43 up
B
