# says: /Capture on br0 without -p/
cd /root/lesson
timeout 4 tcpdump -p -nn -i br0 -U -w br0.pcap icmp >/dev/null 2>&1 &
sleep 1
ip netns exec red ping -c 2 192.168.3.12 >/dev/null
wait || true
