# The tunnel carries all of it, and each end has the other's address.
# says: /the packet never leaves a: the address is its own/
for end in a:3:101 b:2:100; do
  IFS=: read -r host own far <<<"$end"
  patchbay-host exec $host -- bash -c "ip link add vxlan42 type vxlan id 42 dstport 4789 remote 192.168.8.$far dev enp0s8
ip address add 10.20.1.$own/24 dev vxlan42; ip link set vxlan42 up"
done
patchbay-host exec b -- iperf3 -s -D
until patchbay-host exec b -- ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done
patchbay-host exec a -- iperf3 -c 10.20.1.2 -n 3M
