# The address moved to br0 without its /24, and no route to the LAN came with it.
# says: /192\.168\.3\.101/32 is on br0/
patchbay-host exec server -- bash -e <<'SERVER'
ip address del 192.168.3.101/24 dev enp0s8
ip link set enp0s8 master br0
ip address add 192.168.3.101 dev br0
SERVER
