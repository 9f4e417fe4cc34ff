# The first partner as `remote`, which is an entry for the address of all zeros as well; plugged in with brctl.
for host in a:100:101:102 b:101:100:102 c:102:100:101; do
  IFS=: read -r name own first second <<<"$host"
  patchbay-host exec $name -- bash -e -c '
ip link add vxlan0 up type vxlan nolearning vni 42 remote 192.168.8.$2 dstport 4789 dev enp0s8 local 192.168.8.$1
brctl addif br0 vxlan0
bridge fdb append 0:0:0:0:0:0 dev vxlan0 dst 192.168.8.$3' - $own $first $second
done
