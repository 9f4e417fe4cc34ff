# Each knows only the other.
# says: /seen: 172\.20\.0\.[12]/32 is on second/
patchbay-host exec a -- bash -e <<'HOST'
ip link del gnv0
ip link add second mtu 1434 type geneve id 5000 remote 192.168.8.101
ip link set second up
ip address add 172.20.0.1 peer 172.20.0.2 dev second
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link del gnv0
ip link add second mtu 1434 type geneve id 5000 remote 192.168.8.100
ip link set second up
ip address add 172.20.0.2 peer 172.20.0.1 dev second
HOST
