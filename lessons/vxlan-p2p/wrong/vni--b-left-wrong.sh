# Network 43 works, and b has forgotten 42.
# says: /enp0s8 on b \(vxlan, VNI 42, port 4789\)\. Not (?s:.)*vxlan0 must have VNI 42 on both/
patchbay-host exec b -- ip -batch - <<'B'
link del vxlan0
link add vxlan0 type vxlan id 43 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
addr add 10.20.2.3/24 dev vxlan0
link set vxlan0 up
B
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan43 type vxlan id 43 dstport 4789 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
addr add 10.20.2.2/24 dev vxlan43
link set vxlan43 up
B
