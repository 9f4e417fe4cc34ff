# A tunnel by route, but without an option.
# says: /option\.pcap holds a ping from a(?s:.)*seen: no output(?s:.)*If its packets have no option, a's route has none/
patchbay-host exec a -- bash -e -c '
ip link del geneve0
ip link add gnv0 mtu 1442 up type geneve external
ip address add 10.20.3.2/24 dev gnv0
ip route add 10.20.3.3 encap ip id 77 dst 192.168.8.101 dev gnv0'
patchbay-host exec b -- bash -e -c '
ip link del geneve0
ip link add gnv0 mtu 1442 up type geneve external
ip address add 10.20.3.3/24 dev gnv0
ip route add 10.20.3.2 encap ip id 77 dst 192.168.8.100 dev gnv0'
patchbay-host exec a -- bash -c '
timeout 5 tcpdump -nn -i enp0s8 --immediate-mode -U -w /root/lesson/option.pcap udp port 6081 2>/tmp/listening &
until grep -q "listening on" /tmp/listening; do sleep 0.1; done
ping -c 1 -W 2 10.20.3.3 >/dev/null
sleep 0.5
kill %1; wait || true'
