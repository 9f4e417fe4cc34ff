# Geneve is switched off on b.
# says: /the link of b with 10\.20\.1\.3 is down/
patchbay-host exec a -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.101 local 192.168.8.100 dev enp0s8
ip address add 10.20.2.2/24 dev vxlan0
ip link set vxlan0 up
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
ip address add 10.20.2.3/24 dev vxlan0
ip link set vxlan0 up
ip link set geneve0 down
HOST
