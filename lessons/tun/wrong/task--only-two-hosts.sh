# Routes to the first and the last address, and to none between.
# says: /no route 10\.9\.0\.0/16 on vm, but there is none for 10\.9\.0\.0/
ip tuntap add dev vpn0 mode tun
ip link set vpn0 up
ip address add 10.8.0.1/24 dev vpn0
ip route add 10.9.0.1 dev vpn0
ip route add 10.9.255.254 dev vpn0
ip route add 10.9.1.2 dev vpn0
setsid ./mytun -n vpn0 -r >/dev/null 2>&1 </dev/null &
