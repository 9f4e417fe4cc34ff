# The ports and where they lead in a map, and the counter before it.
patchbay-host exec a -- bash -c 'nft add table ip nat
nft add chain ip nat output "{ type nat hook output priority -100; }"
nft add rule ip nat output ip daddr 192.168.8.100 counter dnat to tcp dport map { 6201 : 172.18.0.11 . 5201 }
iperf3 -c 192.168.8.100 -p 6201 -n 3M'
setsid patchbay-host exec a -- socat TCP-LISTEN:6201,bind=127.0.0.1,fork TCP:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
