# A part of the network is taken out again.
# says: /another route is preferred for 10\.9\.64\.0/18: unreachable/
ip tuntap add dev vpn0 mode tun
ip link set vpn0 up
ip address add 10.8.0.1/24 dev vpn0
ip route add 10.9.0.0/16 dev vpn0
ip route add unreachable 10.9.64.0/18
setsid ./mytun -n vpn0 -r >/dev/null 2>&1 </dev/null &
