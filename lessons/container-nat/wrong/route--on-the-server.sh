# The route is the containers' business.
# says: /no route default on c[12] on server/
patchbay-host exec server -- ip route add default via 172.17.0.1
