# The interface was up before it moved, and is not any more.
# says: /seen: eth0 is down/
ip netns add red
ip link set plug netns red name eth0
ip -n red address add 192.168.3.11/24 dev eth0
ip address add 192.168.3.1/24 dev veth-red
