# The overlay's address is on the wrong interface: b answers a past the tunnel, and a's pings do come back.
# says: /its path: enp0s8 on b → port2 on lan/
patchbay-host exec b -- ip -batch - <<'B'
link add vxlan0 up type vxlan id 42 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
address add 10.20.1.3/24 dev enp0s8
B
