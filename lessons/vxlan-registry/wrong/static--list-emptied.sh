# The entries are there, and the list was taken for superfluous: nobody can ask by ARP any more.
# says: /no FDB entry for/
for host in a:12:101:13:102 b:11:100:13:102 c:11:100:12:101; do
  IFS=: read -r name m1 h1 m2 h2 <<<"$host"
  patchbay-host exec $name -- bridge fdb replace 02:00:00:00:00:$m1 dev vxlan0 dst 192.168.8.$h1
  patchbay-host exec $name -- bridge fdb replace 02:00:00:00:00:$m2 dev vxlan0 dst 192.168.8.$h2
  patchbay-host exec $name -- bridge fdb del 00:00:00:00:00:00 dev vxlan0 dst 192.168.8.$h1
  patchbay-host exec $name -- bridge fdb del 00:00:00:00:00:00 dev vxlan0 dst 192.168.8.$h2
done
