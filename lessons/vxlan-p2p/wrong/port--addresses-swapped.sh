# a has b's address: it reaches that within itself.
# says: /b does not have 10\.20\.3\.3; a does not have 10\.20\.3\.2/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan1 type vxlan id 1 dstport 8472 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
addr add 10.20.3.3/24 dev vxlan1
link set vxlan1 up
B
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan1 type vxlan id 1 dstport 8472 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
addr add 10.20.3.2/24 dev vxlan1
link set vxlan1 up
B
