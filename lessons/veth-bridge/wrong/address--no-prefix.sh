ip address del 192.168.3.1/24 dev veth-red
ip address add 192.168.3.1 dev br0
