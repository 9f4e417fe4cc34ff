# The interface has its address, and no route to 10.9.0.0/16 leads there.
# says: /seen: no route 10\.9\.0\.0/16 on vm/
kill "$(pidof mytun)"
setsid ./mytun -r -n vpn0 >/dev/null 2>&1 </dev/null &
sleep 0.5
ip address add 10.8.0.1/24 dev vpn0
ip link set vpn0 up
