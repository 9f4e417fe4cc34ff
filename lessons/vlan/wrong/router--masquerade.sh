# pc2 gets no route; the router hides pc1 behind its own address.
# says: /it arrives as from 10\.20\.0\.254, not 10\.10\.0\.1/
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
ip -n pc1 route add default via 10.10.0.254
nft -f - <<'RULES'
table ip hide {
  chain out {
    type nat hook postrouting priority 100
    oifname br0.20 masquerade
  }
}
RULES
ip -n pc2 route add default via 10.20.0.254
