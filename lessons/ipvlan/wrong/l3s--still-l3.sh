# The rule is right, but the packets do not pass it.
# says: /seen: eth0: mode l3\b/
patchbay-host exec server -- nft add table ip guard
patchbay-host exec server -- nft add chain ip guard in '{ type filter hook input priority 0; }'
patchbay-host exec server -- nft add rule ip guard in ip daddr 10.3.0.11 icmp type echo-request drop
