# The tunnel is right, and the measurement went past it.
# says: /b has not received so much yet(?s:.)*with the address inside the tunnel/
for end in a:2:101 b:3:100; do
  IFS=: read -r host own far <<<"$end"
  patchbay-host exec $host -- bash -c "ip link add vxlan42 type vxlan id 42 dstport 4789 remote 192.168.8.$far dev enp0s8
ip address add 10.20.1.$own/24 dev vxlan42; ip link set vxlan42 up"
done
patchbay-host exec b -- iperf3 -s -D
until patchbay-host exec b -- ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done
patchbay-host exec a -- iperf3 -c 192.168.8.101 -n 3M
