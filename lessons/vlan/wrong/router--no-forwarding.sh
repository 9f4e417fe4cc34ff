# Nothing is forwarded.
# says: /pc1 → pc2 \([A-Z, ]+\): it does not arrive(?s:.)*is .sysctl net\.ipv4\.ip_forward. 1/
ip -n pc2 address flush dev eth0
ip -n pc2 address add 10.20.0.2/24 dev eth0
bridge vlan add dev br0 vid 10 self
bridge vlan add dev br0 vid 20 self
ip link add link br0 name br0.10 type vlan id 10
ip link add link br0 name br0.20 type vlan id 20
ip address add 10.10.0.254/24 dev br0.10
ip address add 10.20.0.254/24 dev br0.20
ip link set br0.10 up
ip link set br0.20 up
ip -n pc1 route add default via 10.10.0.254
ip -n pc2 route add default via 10.20.0.254
