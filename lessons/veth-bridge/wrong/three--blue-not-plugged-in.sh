# blue's cable is there and up, and is not plugged into the bridge.
# says: /seen: veth-blue: master none/
for room in green:12 blue:13; do
  name=${room%:*}
  ip netns add "$name"
  ip link add "veth-$name" type veth peer name eth0 netns "$name"
  ip -n "$name" address add "192.168.3.${room#*:}/24" dev eth0
  ip -n "$name" link set eth0 up
  ip link set "veth-$name" up
done
ip link set veth-green master br0
