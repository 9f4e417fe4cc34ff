# They reach each other, over a cable of their own.
# says: /pc3 → pc4 \([A-Z, ]+\): it passes 0 routers, not 1/
ip -n pc4 address flush dev eth0
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip link add short netns pc3 type veth peer name short netns pc4
ip -n pc3 link set short up
ip -n pc4 link set short up
ip -n pc3 route add 10.20.0.0/24 dev short
ip -n pc4 route add 10.10.0.0/24 dev short
