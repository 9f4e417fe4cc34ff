# The rule hides green as well.
# says: /seen: laptop → green \(ICMP\): it does not arrive/
patchbay-host exec server -- nft add table ip guard
patchbay-host exec server -- nft add chain ip guard in '{ type filter hook input priority 0; }'
patchbay-host exec server -- nft add rule ip guard in icmp type echo-request drop
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
