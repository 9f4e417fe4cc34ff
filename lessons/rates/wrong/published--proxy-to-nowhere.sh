# The program leads to the port that it listens on itself, where nobody listens in c1.
# says: /seen: exit code 1: LISTEN (?s:.)*TCP:172\.18\.0\.11:6201/
patchbay-host exec a -- bash -c 'nft add table ip nat
nft add chain ip nat output "{ type nat hook output priority -100; }"
nft add rule ip nat output ip daddr 192.168.8.100 tcp dport 6201 counter dnat to 172.18.0.11:5201
iperf3 -c 192.168.8.100 -p 6201 -n 1M'
setsid patchbay-host exec a -- socat TCP-LISTEN:6201,bind=127.0.0.1,fork TCP:172.18.0.11:6201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
