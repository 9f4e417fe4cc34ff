# The interface is called tap0, and is a TUN interface: the program was started without -e.
# says: /seen: tap0: mode tun/
kill "$(pidof mytun)"
setsid ./mytun -n tap0 >/dev/null 2>&1 </dev/null &
sleep 0.5
ip address add 172.21.23.23/24 dev tap0
ip link set tap0 up
