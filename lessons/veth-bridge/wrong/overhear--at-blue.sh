# blue's interface gets none of it.
# says: /seen: no output.*Capture on br0 without -p/
cd /root/lesson
timeout 4 ip netns exec blue tcpdump -nn -i eth0 -U -w /root/lesson/br0.pcap icmp >/dev/null 2>&1 &
sleep 1
ip netns exec red ping -c 2 192.168.3.12 >/dev/null
wait || true
