# What the machine itself sends does not pass prerouting.
# says: /seen: no output(?s:.)*through the hook output, not prerouting/
patchbay-host exec a -- bash -c 'nft add table ip nat
nft add chain ip nat prerouting "{ type nat hook prerouting priority -100; }"
nft add rule ip nat prerouting tcp dport 6201 counter dnat to 172.18.0.11:5201
iperf3 -c 192.168.8.100 -p 6201 -n 1M --connect-timeout 500' || true
setsid patchbay-host exec a -- socat TCP-LISTEN:6201,bind=127.0.0.1,fork TCP:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
