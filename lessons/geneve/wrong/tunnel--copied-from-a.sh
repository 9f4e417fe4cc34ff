# The command for b was copied from a: b's remote address is its own.
# says: /seen: geneve0: remote 192\.168\.8\.101/
patchbay-host exec a -- ip -batch - <<'B'
link add geneve0 type geneve id 42 remote 192.168.8.101
addr add 10.20.1.2/24 dev geneve0
link set geneve0 up
B
patchbay-host exec b -- ip -batch - <<'B'
link add geneve0 type geneve id 42 remote 192.168.8.101
addr add 10.20.1.3/24 dev geneve0
link set geneve0 up
B
