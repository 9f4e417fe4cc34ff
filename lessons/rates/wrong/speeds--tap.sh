patchbay-host exec a -- bash -c 'ip tuntap add dev tun0 mode tap'
