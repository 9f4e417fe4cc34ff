# With two addresses pc4 takes itself for a neighbour of pc3's, and its answers do not come to the router.
# says: /seen: 10\.10\.0\.4/24 is on eth0/
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip -n pc4 route add default via 10.20.0.254
ip -n pc3 route add default via 10.10.0.254
