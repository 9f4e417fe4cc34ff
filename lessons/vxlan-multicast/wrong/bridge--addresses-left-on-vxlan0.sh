# On each host, vxlan0 is a port of the bridge now, and still has the address.
for host in a b c; do
  patchbay-host exec $host -- ip -batch - <<'B'
link add br0 type bridge
link set br0 up
link set vxlan0 master br0
B
done
