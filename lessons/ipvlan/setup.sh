# Two computers on one LAN, and a second LAN between them for the task.
patchbay-host underlay lan server:enp0s8:192.168.8.100/24 laptop:enp0s8:192.168.8.20/24
patchbay-host underlay lab server:enp0s9:192.168.9.100/24 laptop:enp0s9:192.168.9.20/24
