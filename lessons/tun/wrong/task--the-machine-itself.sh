# The program only looks on, and the machine answers itself.
# says: /the packet never leaves vm: the address is its own/
setsid ./mytun -n vpn0 >/dev/null 2>&1 </dev/null &
sleep 0.7
ip link set vpn0 up
ip address add 10.8.0.1/24 dev vpn0
ip address add 10.8.0.7/24 dev vpn0
ip address add 10.9.1.2/16 dev vpn0
