# Added to the bridge, and not taken from the port.
# says: /192\.168\.3\.1/24 is on br0, and also on veth-red/
ip address add 192.168.3.1/24 dev br0
