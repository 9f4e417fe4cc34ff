# It "works" again because the cable was pulled out of the bridge.
# says: /seen: veth-red: master none/
ip link set veth-red nomaster
ip neigh flush dev veth-red
ping -c 1 192.168.3.11 >/dev/null
