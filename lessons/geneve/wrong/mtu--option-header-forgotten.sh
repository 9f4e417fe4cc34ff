# There is room for the option's 4 bytes of data, and none for the 4 bytes of its own header.
# says: /seen: geneve0: MTU 1446/
patchbay-host exec a -- ip link set geneve0 mtu 1446
patchbay-host exec b -- ip link set geneve0 mtu 1446
