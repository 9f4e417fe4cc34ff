# b's address is on the wrong interface: it answers past the tunnel.
# says: /its path: enp0s8 on b → port2 on lan/
for host in a:101:1:second b:100:2:enp0s8; do
  IFS=: read -r name far n card <<<"$host"
  patchbay-host exec $name -- ip -batch - <<B
link del gnv0
link add second mtu 1434 up type geneve id 5000 remote 192.168.8.$far
address add 172.20.0.$n/24 dev $card
B
done
