# On each host, vxlan0 is a port of the bridge now, and still has the address.
# says: /10\.20\.1\.[234]/24 is on vxlan0/
for host in a b c; do
  patchbay-host exec $host -- ip -batch - <<'B'
link add br0 type bridge
link set br0 up
link set vxlan0 master br0
B
done
