# Without /24 the address is a /32, and no route to the others comes with it.
# says: /192\.168\.3\.1/32 is on br0/
ip address del 192.168.3.1/24 dev veth-red
ip address add 192.168.3.1 dev br0
