# The address has moved, and the interface was never plugged in.
# says: /seen: enp0s8: master none/
patchbay-host exec server -- ip address del 192.168.3.101/24 dev enp0s8
patchbay-host exec server -- ip address add 192.168.3.101/24 dev br0
