# The program was started without -r, and answers no pings.
# says: /mytun, the program at vpn0, got it/
kill "$(pidof mytun)"
setsid ./mytun -n vpn0 >/dev/null 2>&1 </dev/null &
sleep 0.5
ip address add 10.8.0.1/24 dev vpn0
ip link set vpn0 up
ip route add 10.9.0.0/16 dev vpn0
