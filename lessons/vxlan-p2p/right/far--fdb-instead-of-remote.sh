# The same by way of the forwarding table, where `remote` ends up as well; here given afterwards.
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.101 dev enp0s8
link set vxlan0 type vxlan remote 192.168.8.100
addr add 10.20.1.3/24 broadcast + dev vxlan0
link set vxlan0 up
B
