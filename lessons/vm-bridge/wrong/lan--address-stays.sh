# enp0s8 is a port of the bridge now, and still has the address.
# says: /seen: enp0s8: addresses 192\.168\.3\.101/24/
patchbay-host exec server -- ip link set enp0s8 master br0
