# tun0 is a TAP interface, and not a TUN interface.
patchbay-host exec a -- bash -c 'ip tuntap add dev tun0 mode tap'
