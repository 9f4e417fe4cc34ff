# The same address on lo too, where it was tried first.
# says: /also on lo on vm/
ip address add 172.21.22.23/24 dev lo
ip address add 172.21.22.23/24 dev tun0
ip link set tun0 up
