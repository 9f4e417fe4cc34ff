# pc2 keeps its old address, and takes itself for a neighbour of pc1's.
# says: /seen: 10\.10\.0\.2/24 is on eth0/
ip -n pc2 address add 10.20.0.2/24 dev eth0
bridge vlan add dev br0 vid 10 self
bridge vlan add dev br0 vid 20 self
for v in 10 20; do ip link add link br0 name br0.$v type vlan id $v; ip address add 10.$v.0.254/24 dev br0.$v; ip link set br0.$v up; done
sysctl -q -w net.ipv4.ip_forward=1
ip -n pc1 route add default via 10.10.0.254
ip -n pc2 route add default via 10.20.0.254
