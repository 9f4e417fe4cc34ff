# tap1 is there and up, and is not plugged into br0.
# says: /seen: tap1: master none/
patchbay-host exec server -- bash -e <<'SERVER'
ip link add br0 type bridge
ip link set br0 up
ip tuntap add dev tap1 mode tap
ip link set tap1 up
SERVER
