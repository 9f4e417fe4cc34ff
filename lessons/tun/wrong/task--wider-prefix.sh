# 10.9.0.0/16 is not in 10.8.0.0/24, but it is in 10.8.0.0/15: the pings work, the address is not what was asked.
# says: /10\.8\.0\.1/15 is on vpn0/
kill "$(pidof mytun)"
setsid ./mytun -r -n vpn0 >/dev/null 2>&1 </dev/null &
sleep 0.5
ip address add 10.8.0.1/15 dev vpn0
ip link set vpn0 up
