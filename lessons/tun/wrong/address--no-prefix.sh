# A /32 has no network behind it, and brings no route.
# says: /172\.21\.22\.23/32 is on tun0/
ip address add 172.21.22.23 dev tun0
ip link set tun0 up
