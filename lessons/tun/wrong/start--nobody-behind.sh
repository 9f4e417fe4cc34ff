# An interface, but no program.
ip tuntap add dev tun0 mode tun
