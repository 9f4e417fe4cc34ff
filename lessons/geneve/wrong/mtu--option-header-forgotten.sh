patchbay-host exec a -- ip link set geneve0 mtu 1446
patchbay-host exec b -- ip link set geneve0 mtu 1446
