# Each learns the other's network alone, and the addresses change places in another order.
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip -n pc4 address del 10.10.0.4/24 dev eth0
ip -n pc4 route add 10.10.0.0/24 via 10.20.0.254 src 10.20.0.4
ip -n pc3 route add 10.20.0.0/24 via 10.10.0.254
