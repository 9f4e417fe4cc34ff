# red has its new MAC address, and has sent nothing since: the bridge can't have learned it.
# says: /no FDB entry.*Let red ping somebody/
ip -n red link set eth0 address 02:00:00:00:00:11
