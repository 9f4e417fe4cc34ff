# On br0 the frames are bare, and d did not listen at all.
# says: /seen: no output(?s:.)*On br0 the frames are already out of the tunnel/
patchbay-host exec c -- bash -c '
timeout 3 tcpdump -nn -i br0 -U -w /root/lesson/heard.pcap >/dev/null 2>&1 &
sleep 1
wait || true' &
sleep 1.5
patchbay-host exec a -- ip netns exec container1 arping -q -c 1 -w 1 10.20.1.99 || true
wait || true
