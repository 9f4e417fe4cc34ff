# Nobody listens on 6201 in the container.
# says: /the rule is dnat tcp port 6201 to 172\.18\.(?s:.)*and the port that iperf3 listens on/
patchbay-host exec a -- bash -c 'nft add table ip nat
nft add chain ip nat output "{ type nat hook output priority -100; }"
nft add rule ip nat output ip daddr 192.168.8.100 tcp dport 6201 counter dnat to 172.18.0.11
iperf3 -c 192.168.8.100 -p 6201 -n 1M --connect-timeout 500' || true
