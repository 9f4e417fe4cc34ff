# It "works" again because the cable was pulled out of the bridge.
ip link set veth-red nomaster
ip neigh flush dev veth-red
ping -c 1 192.168.3.11 >/dev/null
