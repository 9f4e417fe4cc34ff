# The old address went with the old interface, and the new one has none.
# says: /no address 172\.21\.22\.23/24 on tun0/
kill "$(pidof mytun)"
sleep 0.5
ip tuntap add dev tun0 mode tun
ip link set tun0 up
