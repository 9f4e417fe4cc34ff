# A rule for what comes from outside, measured from b: the machine's own connections do not pass it.
# says: /seen: no output(?s:.)*and measure on a itself/
patchbay-host exec a -- bash -c 'nft add table ip nat
nft add chain ip nat prerouting "{ type nat hook prerouting priority -100; }"
nft add rule ip nat prerouting ip daddr 192.168.8.100 tcp dport 6201 counter dnat to 172.18.0.11:5201'
patchbay-host exec b -- iperf3 -c 192.168.8.100 -p 6201 -n 1M --connect-timeout 500 || true
setsid patchbay-host exec a -- socat TCP-LISTEN:6201,bind=127.0.0.1,fork TCP:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
