i=2
for host in a b c; do
  patchbay-host exec $host -- bash -c "
brctl addbr br0
ip address flush dev vxlan0
brctl addif br0 vxlan0
ip address add 10.20.1.$i/24 dev br0
ip link set br0 up"
  i=$((i + 1))
done
