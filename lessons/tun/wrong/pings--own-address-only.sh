# Only tun0's own address was pinged. The kernel answers for that itself, and nothing goes through tun0.
# says: /seen: no output(?s:.)*A ping to tun0's own address, .*never goes out through tun0/
timeout 3 tcpdump -nn -i tun0 -U -w tun0.pcap >/dev/null 2>&1 &
sleep 1
ping -c 2 172.21.22.23 >/dev/null
wait || true
