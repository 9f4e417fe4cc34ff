# The program only looks on, and what answers is the machine: the addresses have become its own.
# says: /the packet never leaves vm: the address is its own/
setsid ./mytun -n tun0 >/dev/null 2>&1 </dev/null &
until [ "$(cat /sys/class/net/tun0/carrier 2>/dev/null)" = 1 ]; do sleep 0.1; done
ip address add 172.21.22.26/24 dev tun0
ip address add 172.21.22.200/24 dev tun0
