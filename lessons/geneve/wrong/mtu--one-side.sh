# a leaves room for the option, and b does not.
patchbay-host exec a -- ip link set geneve0 mtu 1442
