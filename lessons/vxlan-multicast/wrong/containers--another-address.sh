# The address of a's container ends in 21. It should end in 11.
# says: /seen: 10\.20\.1\.21/24 is on eth0/
for host in a:21 b:12 c:13; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip netns add container1
ip link add veth0 type veth peer name eth0 netns container1
ip link set veth0 master br0 up
ip -n container1 link set eth0 mtu 1450 up
ip -n container1 address add 10.20.1.$1/24 dev eth0' - ${host#*:}
done
