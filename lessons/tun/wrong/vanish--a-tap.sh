# The interface that stays is a TAP, and not a TUN.
# says: /seen: tun0: mode tap/
kill "$(pidof mytun)"
sleep 0.5
ip tuntap add dev tun0 mode tap
ip address add 172.21.22.23/24 dev tun0
ip link set tun0 up
