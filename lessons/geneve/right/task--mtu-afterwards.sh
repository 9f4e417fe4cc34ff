for host in a b; do patchbay-host exec $host -- ip link del gnv0; done
patchbay-host exec b -- ip -batch - <<'B'
link add x type geneve id 5000 remote 192.168.8.100
addr add 172.20.0.2/24 dev x
link set x up
B
patchbay-host exec a -- ip -batch - <<'B'
link add y type geneve id 5000 remote 192.168.8.101
addr add 172.20.0.1/24 dev y
link set y up
B
patchbay-host exec a -- ip link set y mtu 1434
patchbay-host exec b -- ip link set x mtu 1434
