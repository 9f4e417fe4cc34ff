# a and b reach each other past the tunnel.
# says: /it arrives as from 192\.168\.8\.100, not 10\.20\.1\.2/
patchbay-host exec a -- bash -e <<'HOST'
ip link add br0 type bridge
ip link set br0 up
ip link set vxlan0 master br0
ip address del 10.20.1.2/24 dev vxlan0
ip address add 10.20.1.2/24 dev br0
ip route add 10.20.1.3 via 192.168.8.101
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link add br0 type bridge
ip link set br0 up
ip link set vxlan0 master br0
ip address del 10.20.1.3/24 dev vxlan0
ip address add 10.20.1.3/24 dev br0
ip route add 10.20.1.2 via 192.168.8.100
HOST
patchbay-host exec c -- bash -e <<'HOST'
ip link add br0 type bridge
ip link set br0 up
ip link set vxlan0 master br0
ip address del 10.20.1.4/24 dev vxlan0
ip address add 10.20.1.4/24 dev br0
HOST
