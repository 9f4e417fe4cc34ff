# The program still runs; its interface's carrier was switched off.
# says: /seen: tun0: persist false(?s:.)*Stop the program first/
ip tuntap add dev tun0 mode tun 2>/dev/null || true
ip address replace 172.21.22.23/24 dev tun0
ip link set tun0 up carrier off
