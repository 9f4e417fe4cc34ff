# No duplex, and made by another command.
patchbay-host exec a -- bash -c 'ip tuntap add tun0 mode tun user root; ethtool -s tun0 speed 40000'
