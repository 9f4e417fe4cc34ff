# The bridge has its port and its address, and is still down.
# says: /the link of b with 10\.20\.1\.3 is down/
i=2
for host in a b c; do
  patchbay-host exec $host -- ip -batch - <<B
link add br0 type bridge
link set vxlan0 master br0
addr del 10.20.1.$i/24 dev vxlan0
addr add 10.20.1.$i/24 dev br0
B
  i=$((i + 1))
done
