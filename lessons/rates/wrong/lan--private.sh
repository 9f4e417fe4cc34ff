# In mode private siblings do not hear each other.
# says: /seen: eth0: mode private/
patchbay-host exec a -- bash -c 'for n in 1 2; do
  ip netns add m$n
  ip link add eth0 netns m$n link enp0s8 type macvlan mode private
  ip -n m$n address add 192.168.8.3$n/24 dev eth0
  ip -n m$n link set eth0 up
done'
