# Three quarters of the network.
# says: /there is none for 10\.9\.128\.0/18/
ip tuntap add dev vpn0 mode tun
ip link set vpn0 up
ip address add 10.8.0.1/24 dev vpn0
ip route add 10.9.0.0/17 dev vpn0
ip route add 10.9.192.0/18 dev vpn0
setsid ./mytun -n vpn0 -r >/dev/null 2>&1 </dev/null &
