# c1 has its default route, and c2 has none.
# says: /no route default on c2 on server(?s:.)*Do the same for c2/
patchbay-host exec server -- ip -n c1 route add default via 172.17.0.1
