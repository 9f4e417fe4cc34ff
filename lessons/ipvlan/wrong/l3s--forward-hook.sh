# The mode is right, but the hook forward never sees these packets.
# says: /seen: laptop → red \(ICMP\): it arrives and gets a reply/
patchbay-host exec server -- nft add table ip guard
patchbay-host exec server -- nft add chain ip guard pass '{ type filter hook forward priority 0; }'
patchbay-host exec server -- nft add rule ip guard pass ip daddr 10.3.0.11 icmp type echo-request drop
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
