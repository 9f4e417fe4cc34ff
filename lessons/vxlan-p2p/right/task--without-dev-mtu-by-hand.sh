patchbay-host exec a -- ip -batch - <<'B'
link add overlay mtu 1350 type vxlan id 5000 dstport 4789 remote 192.168.8.101
link set overlay up
addr add 172.20.0.1/24 dev overlay
B
patchbay-host exec b -- ip -batch - <<'B'
link add vx5000 mtu 1350 up type vxlan id 5000 dstport 4789 remote 192.168.8.100
addr add 172.20.0.2/24 dev vx5000
B
