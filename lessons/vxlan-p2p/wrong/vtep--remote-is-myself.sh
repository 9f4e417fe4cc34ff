# Remote and local changed places.
# says: /is on vxlan0 towards 192\.168\.8\.100/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
addr add 10.20.1.2/24 dev vxlan0
link set vxlan0 up
B
