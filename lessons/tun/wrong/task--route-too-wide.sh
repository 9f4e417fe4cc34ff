# It works, and 10.8.1.0 to 10.8.255.255 go there too.
# says: /10\.8\.255\.1: dev vpn0/
setsid ./mytun -r -n vpn0 >/dev/null 2>&1 </dev/null &
sleep 0.7
ip link set vpn0 up
ip address add 10.8.0.1/24 dev vpn0
ip route add 10.8.0.0/15 dev vpn0
