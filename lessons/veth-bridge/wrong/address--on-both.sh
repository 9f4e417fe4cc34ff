# Added to the bridge, and not taken from the port.
ip address add 192.168.3.1/24 dev br0
