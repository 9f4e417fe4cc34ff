# There is no permanent neighbour entry: the kernel asks for a MAC address, and nobody answers.
# says: /172\.21\.23\.26 is on tap0 with no MAC/
kill "$(pidof mytun)"
setsid ./mytun -e >/dev/null 2>&1 </dev/null &
sleep 0.5
ip address add 172.21.23.23/24 dev tap0
ip link set tap0 up
ping -c 1 172.21.23.26 >/dev/null || true
