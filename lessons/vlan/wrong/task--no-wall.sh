# The wall between the VLANs is torn down: br0 is not VLAN-aware any more.
# says: /pc1 → pc2 \([A-Z, ]+\): it does not arrive(?s:.)*is br0 still VLAN-aware/
ip -n pc4 address flush dev eth0
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip -n pc4 route add default via 10.20.0.254
ip -n pc3 route add default via 10.10.0.254
ip link set br0 type bridge vlan_filtering 0
