# says: /no FDB entry.*Let red ping somebody/
ip -n red link set eth0 address 02:00:00:00:00:11
