# A cable to each room does the work; the new interface stands beside it.
# says: /it does not pass a ipvlan link on server/
patchbay-host exec server -- bash -e <<'HOST'
ip link add link enp0s8 name own type ipvlan mode l2
ip link set own up
for room in red:11 green:12; do
  name=${room%:*}
  ip link add to-$name type veth peer name eth1 netns $name
  ip link set to-$name up
  ip -n $name link set eth1 up
  ip route add 192.168.8.${room#*:} dev to-$name src 192.168.8.100
  ip -n $name route add 192.168.8.100 dev eth1
done
HOST
