# enp0s8 is a port of the bridge now, and still has the address.
patchbay-host exec server -- ip link set enp0s8 master br0
