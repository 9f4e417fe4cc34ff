# Without /24 the address is a /32: red has no route back.
# says: /192\.168\.3\.11/32 is on eth0; hint: The /24 matters/
ip netns add red
ip link set plug netns red name eth0
ip -n red address add 192.168.3.11 dev eth0
ip -n red link set eth0 up
ip address add 192.168.3.1/24 dev veth-red
