# One end of the cable is up, and the other end is still down.
# says: /direct: without a carrier/
patchbay-host exec a -- bash -c 'ip link add direct netns c1 type veth peer name direct netns c2
for n in 1 2; do ip -n c$n address add 10.99.0.$n/24 dev direct; done
ip -n c1 link set direct up'
