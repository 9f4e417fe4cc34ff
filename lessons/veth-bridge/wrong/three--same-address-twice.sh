# Copied, and the address not changed.
# says: /also on eth0 in blue/
for name in green blue; do
  ip netns add "$name"
  ip link add "veth-$name" type veth peer name eth0 netns "$name"
  ip -n "$name" address add 192.168.3.12/24 dev eth0
  ip -n "$name" link set eth0 up
  ip link set "veth-$name" master br0 up
done
