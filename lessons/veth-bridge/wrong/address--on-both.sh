# Added to the bridge, and not taken from the port.
# says: /seen: veth-red: addresses 192\.168\.3\.1/24/
ip address add 192.168.3.1/24 dev br0
