# On the underlay there is no ICMP, only UDP that holds some.
# says: /seen: no output(?s:.)*and .icmp. does not match it/
patchbay-host exec a -- bash -c '
timeout 3 tcpdump -nn -i enp0s8 -U -w /root/lesson/geneve.pcap icmp >/dev/null 2>&1 &
sleep 1
ping -c 1 -W 1 10.20.1.3 >/dev/null
wait || true'
