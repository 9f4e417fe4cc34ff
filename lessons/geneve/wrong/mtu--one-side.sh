patchbay-host exec a -- ip link set geneve0 mtu 1442
