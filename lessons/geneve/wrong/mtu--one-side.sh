# a leaves room for the option, and b does not.
# says: /b's does too; (?s:.)*seen: geneve0: MTU 1450/
patchbay-host exec a -- ip link set geneve0 mtu 1442
