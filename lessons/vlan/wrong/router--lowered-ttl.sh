# No router: pc1 and pc2 lie in one VLAN and one network, with a TTL that looks like one.
# says: /it arrives as from 10\.20\.0\.1, not 10\.10\.0\.1/
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
sysctl -q -w net.ipv4.ip_forward=1
bridge vlan add dev port1 vid 20
ip -n pc1 link add link eth0 name v20 up type vlan id 20
ip -n pc1 address add 10.20.0.1/24 dev v20
ip -n pc2 route add 10.10.0.1 dev eth0
ip netns exec pc2 sysctl -q -w net.ipv4.ip_default_ttl=63
