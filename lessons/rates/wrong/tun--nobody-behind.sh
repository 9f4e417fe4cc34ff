# Two TUN interfaces that no program joins.
# says: /A program holds a TUN interface(?s:.)*made with .ip tuntap. has none until one opens it/
patchbay-host exec a -- bash -c 'for n in 1 2; do
  ip -n c$n tuntap add dev tun0 mode tun
  ip -n c$n address add 10.9.0.$n/24 dev tun0
  ip -n c$n link set tun0 mtu 65520 up
done'
