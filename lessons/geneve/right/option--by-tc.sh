# a's packets get their header from a rule of tc, b's from a route; other names, MTU afterwards.
patchbay-host exec a -- bash -e -c '
ip link del geneve0
ip link add flow type geneve external
ip link set flow mtu 1442 up
ip address add 10.20.3.2/24 dev flow
tc qdisc add dev flow clsact
tc filter add dev flow egress matchall action tunnel_key set id 77 src_ip 192.168.8.100 dst_ip 192.168.8.101 \
  dst_port 6081 geneve_opts 0102:80:00030007'
patchbay-host exec b -- bash -e -c '
ip link del geneve0
ip link add gnv0 mtu 1442 up type geneve external dstport 6081
ip address add 10.20.3.3/32 dev gnv0
ip route add 10.20.3.0/24 encap ip id 77 src 192.168.8.101 dst 192.168.8.100 geneve_opts 258:128:00070003 dev gnv0'
patchbay-host exec a -- bash -c '
timeout 5 tcpdump -nn -i enp0s8 --immediate-mode -U -w /root/lesson/option.pcap udp port 6081 2>/tmp/listening &
until grep -q "listening on" /tmp/listening; do sleep 0.1; done
ping -c 1 -W 2 10.20.3.3 >/dev/null
sleep 0.5
kill %1; wait || true'
