# web-cable is the name of box's cable.
# says: /leads to link \d+\s+web-cable is link \d+, \S+, UP\s+false/
number=$(ip netns exec box cat /sys/class/net/eth0/iflink)
ip link property add dev "$(grep -lx "$number" /sys/class/net/*/ifindex | cut -d/ -f5)" altname web-cable
