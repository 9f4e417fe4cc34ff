# a has its end of the VXLAN tunnel, and b has none.
# says: /b has one too; (?s:.)*no vxlan link on b(?s:.)*b needs its own end/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.101 dev enp0s8
addr add 10.20.2.2/24 dev vxlan0
link set vxlan0 up
B
