# The VTEP has its address, and is still down.
# says: /seen: vxlan0 is down/
patchbay-host exec a -- ip -batch - <<'B'
link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
addr add 10.20.1.2/24 dev vxlan0
B
