# The route is the containers' business.
# says: /no route default on c1 on server(?s:.)*Make c1's route in c1/
patchbay-host exec server -- ip route add default via 172.17.0.1
