# Also shows the machine talking to itself.
# says: /172\.21\.22\.23 > 172\.21\.22\.23: ICMP echo request/
timeout 5 tcpdump -nn -i any -U -w tun0.pcap icmp >/dev/null 2>&1 &
sleep 1
ping -c 1 172.21.22.23 >/dev/null
ping -c 1 -W 1 172.21.22.26 >/dev/null || true
wait || true
