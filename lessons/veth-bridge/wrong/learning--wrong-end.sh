# The MAC of the port, not of red's interface.
# says: /The interface to change is eth0 in red/
ip link set veth-red address 02:00:00:00:00:11
ip netns exec red ping -c 1 192.168.3.12 >/dev/null
