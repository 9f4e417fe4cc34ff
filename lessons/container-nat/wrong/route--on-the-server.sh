# The route is the containers' business.
patchbay-host exec server -- ip route add default via 172.17.0.1
