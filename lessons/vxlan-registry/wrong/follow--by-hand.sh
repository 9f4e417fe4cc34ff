# The tables are right, and nobody keeps them so.
# says: /no such process runs on [abc]/
for host in b:101:11:100:13:102 c:102:11:100:12:101; do
  IFS=: read -r name own m1 h1 m2 h2 <<<"$host"
  patchbay-host exec $name -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.$1 dev enp0s8 nolearning proxy
ip link set vxlan0 master br0 up
bridge fdb add 02:00:00:00:00:$2 dev vxlan0 dst 192.168.8.$3
bridge fdb add 02:00:00:00:00:$4 dev vxlan0 dst 192.168.8.$5
ip neighbour add 10.20.1.$2 lladdr 02:00:00:00:00:$2 dev vxlan0
ip neighbour add 10.20.1.$4 lladdr 02:00:00:00:00:$4 dev vxlan0' - $own $m1 $h1 $m2 $h2
done
