# Another address of tun0 is the sender.
ip address add 172.21.22.9/24 dev tun0
timeout 4 tcpdump -nn -i tun0 -U -w tun0.pcap >/dev/null 2>&1 &
sleep 1
ping -c 1 -W 1 -I 172.21.22.9 172.21.22.26 >/dev/null || true
wait || true
