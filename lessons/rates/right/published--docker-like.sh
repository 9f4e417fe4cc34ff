# As Docker has it: a chain of its own, which OUTPUT and PREROUTING lead to.
patchbay-host exec a -- bash -c 'iptables -t nat -N DOCKER
iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
iptables -t nat -A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER
iptables -t nat -A DOCKER ! -i br0 -p tcp --dport 6201 -j DNAT --to-destination 172.18.0.11:5201
iperf3 -c 192.168.8.100 -p 6201 -n 3M'
setsid patchbay-host exec a -- socat TCP4-LISTEN:6201,fork,reuseaddr TCP4:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
