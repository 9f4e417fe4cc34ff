# Reachable, but not through a VXLAN: the addresses are on enp0s8.
patchbay-host exec a -- ip address add 172.20.0.1/24 dev enp0s8
patchbay-host exec b -- ip address add 172.20.0.2/24 dev enp0s8
