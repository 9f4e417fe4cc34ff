# The machine's end got red's address.
# says: /also on veth-red/
ip netns add red
ip link set plug netns red name eth0
ip -n red address add 192.168.3.11/24 dev eth0
ip -n red link set eth0 up
ip address add 192.168.3.11/24 dev veth-red
