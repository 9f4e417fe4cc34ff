# An address from an experiment stays: it came first, and so it is the src of the route and of the pings.
ip link set tun0 up
ip address add 172.21.22.1/24 dev tun0
ip address add 172.21.22.23/24 dev tun0
