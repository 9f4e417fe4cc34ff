# The old iptables; and another program that listens on all addresses, of IPv6 too.
patchbay-host exec a -- bash -c 'iptables-legacy -t nat -A OUTPUT -p tcp -d 192.168.8.100 --dport 6201 -j DNAT --to 172.18.0.11:5201
iperf3 -c 192.168.8.100 -p 6201 -n 3M'
setsid patchbay-host exec a -- socat TCP6-LISTEN:6201,ipv6only=0,fork TCP:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
