# Captured on geneve0: the frames are bare there.
# says: /seen: no output(?s:.)*that capture was on geneve0/
patchbay-host exec a -- bash -c '
timeout 3 tcpdump -nn -i geneve0 -U -w /root/lesson/geneve.pcap >/dev/null 2>&1 &
sleep 1
ping -c 1 -W 1 10.20.1.3 >/dev/null
wait || true'
