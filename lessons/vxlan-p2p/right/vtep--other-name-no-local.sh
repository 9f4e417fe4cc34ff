# The name is free in the checks, and the kernel finds the local address by itself.
patchbay-host exec a -- ip -batch - <<'B'
link add name vxlan0 up type vxlan vni 42 remote 192.168.8.101 dstport 4789 dev enp0s8
addr add 10.20.1.2/24 dev vxlan0
B
