# Made up at once, with a TTL, and with the local address named.
i=2
for host in a:100 b:101 c:102; do
  patchbay-host exec ${host%:*} -- ip -batch - <<B
link add vxlan0 up type vxlan vni 42 group 239.1.1.1 dstport 4789 ttl 4 local 192.168.8.${host#*:} dev enp0s8
addr add 10.20.1.$i/24 dev vxlan0
B
  i=$((i + 1))
done
