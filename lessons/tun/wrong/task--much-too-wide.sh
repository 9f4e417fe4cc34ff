# All of 10.0.0.0/8.
# says: /10\.200\.0\.1: dev vpn0/
ip tuntap add dev vpn0 mode tun
ip link set vpn0 up
ip address add 10.8.0.1/24 dev vpn0
ip route add 10.9.0.0/16 dev vpn0
ip route add 10.0.0.0/8 dev vpn0
setsid ./mytun -n vpn0 -r >/dev/null 2>&1 </dev/null &
