# Copied from a: the remote end is b itself.
# says: /is on vxlan0 towards 192\.168\.8\.101/
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.101 dev enp0s8
addr add 10.20.1.3/24 dev vxlan0
link set vxlan0 up
B
