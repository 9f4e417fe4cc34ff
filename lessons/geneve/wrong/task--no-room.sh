# The MTU was left as it was: there is no room for the options.
# says: /seen: second: MTU 1450/
for host in a b; do patchbay-host exec $host -- ip link del gnv0; done
patchbay-host exec a -- ip -batch - <<'B'
link add second type geneve id 5000 remote 192.168.8.101
addr add 172.20.0.1/24 dev second
link set second up
B
patchbay-host exec b -- ip -batch - <<'B'
link add second type geneve id 5000 remote 192.168.8.100
addr add 172.20.0.2/24 dev second
link set second up
B
