# An interface, but no program.
# says: /no matching process holds tun0(?s:.)*an interface tun0 was there before it/
ip tuntap add dev tun0 mode tun
