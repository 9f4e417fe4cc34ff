# Reaches the server's address, and nothing beyond the LAN.
# says: /no route default on c1 on server(?s:.)*A route to the LAN alone is not enough/
patchbay-host exec server -- ip -n c1 route add 192.168.31.0/24 via 172.17.0.1
patchbay-host exec server -- ip -n c2 route add 192.168.31.0/24 via 172.17.0.1
