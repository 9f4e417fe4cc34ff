# Moved first and named later, all from inside the room; another address of the same subnet on this end.
ip netns add red
ip link set plug netns red
ip netns exec red ip link set plug name eth0
ip netns exec red ip link set eth0 up
ip netns exec red ip address add 192.168.3.11/24 dev eth0
ip address add 192.168.3.254/24 dev veth-red
