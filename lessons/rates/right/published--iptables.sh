# iptables, without an address, and a proxy that listens everywhere, as docker-proxy does.
patchbay-host exec a -- bash -c 'iptables -t nat -A OUTPUT -p tcp --dport 6201 ! -d 127.0.0.0/8 -j DNAT --to-destination 172.18.0.11:5201
iperf3 -c 192.168.8.100 -p 6201 -n 3M'
setsid patchbay-host exec a -- socat TCP-LISTEN:6201,fork TCP:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
patchbay-host exec a -- iperf3 -c 127.0.0.1 -p 6201 -n 1M
