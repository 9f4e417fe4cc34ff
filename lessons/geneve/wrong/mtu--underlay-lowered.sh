# The underlay's MTU is lowered, and the overlay's with it.
# says: /seen: enp0s8: MTU 1492/
patchbay-host exec a -- bash -e <<'HOST'
ip link set enp0s8 mtu 1492
ip link set geneve0 mtu 1442
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link set enp0s8 mtu 1492
ip link set geneve0 mtu 1442
HOST
