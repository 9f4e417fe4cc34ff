# A /32 and routes to two parts of the network.
# says: /seen: 172\.20\.0\.1/32 is on second/
patchbay-host exec a -- bash -e <<'HOST'
ip link del gnv0
ip link add second mtu 1434 type geneve id 5000 remote 192.168.8.101
ip link set second up
ip address add 172.20.0.1/32 dev second
ip route add 172.20.0.0/26 dev second
ip route add 172.20.0.192/26 dev second
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link del gnv0
ip link add second mtu 1434 type geneve id 5000 remote 192.168.8.100
ip link set second up
ip address add 172.20.0.2/24 dev second
HOST
