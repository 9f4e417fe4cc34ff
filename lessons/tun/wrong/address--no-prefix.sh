# A /32 has no network behind it, and brings no route.
ip address add 172.21.22.23 dev tun0
ip link set tun0 up
