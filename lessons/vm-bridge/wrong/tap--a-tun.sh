# Bare IP packets: a bridge takes no TUN interface ("Invalid argument").
# says: /seen: tap1: mode tun/
patchbay-host exec server -- bash <<'SERVER'
ip link add br0 type bridge
ip link set br0 up
ip tuntap add dev tap1 mode tun
ip link set tap1 master br0 2>/dev/null
ip link set tap1 up
SERVER
