# A cable is there, and the measurement took the old way.
# says: /c1 has not received so much over direct(?s:.)*should name direct/
patchbay-host exec a -- bash -c 'ip link add direct netns c1 type veth peer name direct netns c2
for n in 1 2; do
  ip -n c$n address add 10.99.0.$n/24 dev direct
  ip -n c$n link set direct up
done
ip netns exec c2 iperf3 -c 172.18.0.11 -n 3M'
