# Good for the laptop; but what the containers call is not led anywhere, and then there is no hairpin to mend.
patchbay-host exec server -- ip netns exec c1 /root/lesson/serve c1 80
patchbay-host exec server -- bash -e <<'SERVER'
nft add chain ip wiring prerouting '{ type nat hook prerouting priority -100; }'
nft add rule ip wiring prerouting iifname enp0s8 tcp dport 8080 dnat to 172.17.0.2:80
SERVER
