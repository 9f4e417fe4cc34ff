# The VTEP is right, and a sends past it.
# says: /it arrives as from 192\.168\.8\.100, not 10\.20\.1\.2/
patchbay-host exec b -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
ip address add 10.20.1.3/24 dev vxlan0
ip link set vxlan0 up
HOST
patchbay-host exec a -- bash -e <<'HOST'
ip route add 10.20.1.3 via 192.168.8.101
HOST
