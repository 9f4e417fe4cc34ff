# The VXLAN is there, and the addresses are on the Geneve interfaces.
# says: /its path: geneve0 on [ab]/
for host in a:100:101:2 b:101:100:3; do
  IFS=: read -r name own far n <<<"$host"
  patchbay-host exec $name -- ip -batch - <<B
link add vxlan0 up type vxlan id 42 dstport 4789 remote 192.168.8.$far local 192.168.8.$own dev enp0s8
address add 10.20.2.$n/24 dev geneve0
B
done
