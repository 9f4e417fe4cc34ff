# A part of the network leads elsewhere.
# says: /another route is preferred for 172\.20\.0\.128/25/
patchbay-host exec a -- bash -e <<'HOST'
ip link del gnv0
ip link add second mtu 1434 type geneve id 5000 remote 192.168.8.101
ip link set second up
ip address add 172.20.0.1/24 dev second
ip route add 172.20.0.128/25 via 192.168.8.101
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link del gnv0
ip link add second mtu 1434 type geneve id 5000 remote 192.168.8.100
ip link set second up
ip address add 172.20.0.2/24 dev second
HOST
