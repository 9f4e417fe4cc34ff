# 40 Gbit/s written in Gbit/s.
# says: /seen: Speed: 40Mb/s/
patchbay-host exec a -- bash -c 'ip tuntap add dev tun0 mode tun; ethtool -s tun0 speed 40 duplex full'
