# An interface must be down to be renamed, and has been left so.
# says: /web-cable is link \d+, \S+, DOWN\s+false/
veth=$(grep -lx "$(ip netns exec web cat /sys/class/net/eth0/iflink)" /sys/class/net/*/ifindex | cut -d/ -f5)
ip link set dev "$veth" down
ip link set dev "$veth" name web-cable
