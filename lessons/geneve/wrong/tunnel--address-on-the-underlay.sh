# a's address is on the wrong interface: Linux answers for it all the same, and only b's half of the way is a tunnel.
# says: /seen: 10\.20\.1\.2/24 is on enp0s8/
patchbay-host exec a -- ip -batch - <<'B'
link add geneve0 up type geneve id 42 remote 192.168.8.101
address add 10.20.1.2/24 dev enp0s8
B
patchbay-host exec b -- ip -batch - <<'B'
link add geneve0 up type geneve id 42 remote 192.168.8.100
address add 10.20.1.3/24 dev geneve0
B
