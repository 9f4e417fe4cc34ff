# Other names, brought to life in another order, on the far switch; and only the routes that are needed.
ip link add link br1 name ten type vlan id 10
ip link add link br1 name twenty type vlan id 20
ip link set ten up
ip link set twenty up
ip address add 10.20.0.254/24 dev twenty
ip address add 10.10.0.254/24 dev ten
bridge vlan add dev br1 vid 10 self
bridge vlan add dev br1 vid 20 self
sysctl -q -w net.ipv4.conf.all.forwarding=1
ip -n pc2 address add 10.20.0.2/24 dev eth0
ip -n pc2 address del 10.10.0.2/24 dev eth0
ip -n pc1 route add 10.20.0.0/24 via 10.10.0.254
ip -n pc2 route add 10.10.0.0/24 via 10.20.0.254
