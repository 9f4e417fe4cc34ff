# br0 is in VLAN 10 without a tag, so the address goes on br0 itself; only VLAN 20 needs an interface of its own.
ip -n pc2 address replace 10.20.0.2/24 dev eth0
ip -n pc2 address del 10.10.0.2/24 dev eth0
bridge vlan add dev br0 vid 10 pvid untagged self
bridge vlan add dev br0 vid 20 self
ip address add 10.10.0.254/24 dev br0
ip link add link br0 name router20 up type vlan id 20
ip address add 10.20.0.254/24 dev router20
echo 1 >/proc/sys/net/ipv4/ip_forward
ip -n pc1 route add default via 10.10.0.254
ip -n pc2 route add default via 10.20.0.254
