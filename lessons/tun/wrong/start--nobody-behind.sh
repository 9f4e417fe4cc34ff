# An interface, but no program.
# says: /no matching process holds tun0/
ip tuntap add dev tun0 mode tun
