# yellow got red's cable too: red's interface is off meanwhile.
# says: /seen: eth0 is down/
ip netns add yellow
ip link add veth-yellow type veth peer name eth0 netns yellow
ip -n yellow address add 192.168.3.14/24 dev eth0
ip -n yellow link set eth0 up
ip link set veth-yellow master br0 up
ip -n yellow route add default via 192.168.3.1
ip -n red link set eth0 down
