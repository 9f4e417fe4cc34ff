# With -p, tcpdump leaves br0 out of promiscuous mode, and sees only what is for br0 itself.
# says: /Capture on br0 without -p/
cd /root/lesson
timeout 4 tcpdump -p -nn -i br0 -U -w br0.pcap icmp >/dev/null 2>&1 &
sleep 1
ip netns exec red ping -c 2 192.168.3.12 >/dev/null
wait || true
