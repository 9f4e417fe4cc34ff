# Three computers with a container each, as the lesson about multicast leaves them but for the VTEPs, and a fourth
# that holds the registry.
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24 \
  c:enp0s8:192.168.8.102/24 registry:enp0s8:192.168.8.10/24

# etcd takes 10 s or more until it answers on a slow machine, so it starts first. Nothing outlives the machine: it
# need not wait for a disk.
patchbay-host exec registry -- bash -e -c '
mkdir -p /run/registry
own=http://192.168.8.10
setsid etcd --name registry --data-dir /run/registry/data --unsafe-no-fsync --logger zap --log-level error \
  --listen-client-urls $own:2379,http://127.0.0.1:2379 --advertise-client-urls $own:2379 \
  --listen-peer-urls $own:2380 --initial-advertise-peer-urls $own:2380 --initial-cluster registry=$own:2380 \
  >/run/registry/etcd.log 2>&1 </dev/null &'

# A container that was asked looks 5 s later whether its neighbour is still there, by ARP. That would be counted too,
# so it waits longer here (delay_first_probe_time, arp(7)).
for container in a:11 b:12 c:13; do
  patchbay-host exec ${container%:*} -- bash -e -c '
ip netns add container1
ip link add br0 type bridge
ip link set br0 up
ip link add veth0 type veth peer name eth0 netns container1 address "02:00:00:00:00:$1"
ip link set veth0 master br0 up
ip netns exec container1 sysctl -q -w net.ipv4.neigh.eth0.delay_first_probe_time=3600
ip -n container1 link set eth0 mtu 1450 up
ip -n container1 address add "10.20.1.$1/24" dev eth0' - ${container#*:}
done

chmod +x copies follow
patchbay-host exec registry -- etcdctl endpoint health --command-timeout=45s >/dev/null 2>&1
