# A router with two addresses on one switch without VLANs.
# says: /seen: br0: vlan_filtering 0/
ip link set br0 type bridge vlan_filtering 0
ip -n pc2 address flush dev eth0
ip -n pc2 address add 10.20.0.2/24 dev eth0
ip address add 10.10.0.254/24 dev br0
ip address add 10.20.0.254/24 dev br0
sysctl -q -w net.ipv4.ip_forward=1
ip -n pc1 route add default via 10.10.0.254
ip -n pc2 route add default via 10.20.0.254
