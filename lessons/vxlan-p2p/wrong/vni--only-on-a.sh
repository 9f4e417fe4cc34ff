# a has its end of the second tunnel, and b has none.
# says: /b has a VTEP for VNI 43(?s:.)*seen: vxlan0: (?s:.)*b needs a second VTEP/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan43 type vxlan id 43 dstport 4789 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
addr add 10.20.2.2/24 dev vxlan43
link set vxlan43 up
B
