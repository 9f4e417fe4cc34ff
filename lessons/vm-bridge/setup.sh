# Two computers on one LAN.
patchbay-host underlay lan server:enp0s8:192.168.3.101/24 laptop:enp0s8:192.168.3.20/24
