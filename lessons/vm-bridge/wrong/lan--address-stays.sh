patchbay-host exec server -- ip link set enp0s8 master br0
