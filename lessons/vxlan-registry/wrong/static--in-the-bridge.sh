# Entries for br0, which say behind which port; the VTEP's own table stays empty.
# says: /is on vxlan0 \(static\)(?s:.)*One with .master. belongs to the bridge/
for host in a:12:13 b:11:13 c:11:12; do
  IFS=: read -r name first second <<<"$host"
  patchbay-host exec $name -- bridge fdb replace 02:00:00:00:00:$first dev vxlan0 master static
  patchbay-host exec $name -- bridge fdb replace 02:00:00:00:00:$second dev vxlan0 master static
done
