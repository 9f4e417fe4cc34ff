# pc1's port is in pc2's VLAN too.
# says: /seen: VLAN 20 on port1/
ip -n pc4 address flush dev eth0
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip -n pc4 route add default via 10.20.0.254
ip -n pc3 route add default via 10.10.0.254
bridge vlan add dev port1 vid 20 untagged
