# The address is on eth0, and not on tun0.
# says: /172\.21\.22\.23/24 is on eth0/
ip address add 172.21.22.23/24 dev eth0
ip link set tun0 up
