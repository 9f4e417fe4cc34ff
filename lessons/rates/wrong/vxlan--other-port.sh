# Without dstport, Linux takes 8472, and b listens on 4789.
# says: /no VTEP on b listens on UDP port 8472/
patchbay-host exec a -- bash -c 'ip link add vxlan42 type vxlan id 42 remote 192.168.8.101 dev enp0s8
ip address add 10.20.1.2/24 dev vxlan42; ip link set vxlan42 up'
patchbay-host exec b -- bash -c 'ip link add vxlan42 type vxlan id 42 dstport 4789 remote 192.168.8.100 dev enp0s8
ip address add 10.20.1.3/24 dev vxlan42; ip link set vxlan42 up'
