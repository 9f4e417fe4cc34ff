# Without dstport the port is 8472.
# says: /seen: vxlan0: port 8472/
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 0 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
addr add 10.20.1.3/24 dev vxlan0
link set vxlan0 up
B
