# Two computers on one LAN, and a second LAN between them for an interface that is given away whole.
patchbay-host underlay lan server:enp0s8:192.168.8.100/24 laptop:enp0s8:192.168.8.20/24
patchbay-host underlay lab server:enp0s9:192.168.9.100/24 laptop:enp0s9:192.168.9.20/24

# The laptop is in VLAN 42 too, for the task.
patchbay-host exec laptop -- ip -batch - <<'BATCH'
link add link enp0s8 name enp0s8.42 type vlan id 42
address add 10.42.0.20/24 dev enp0s8.42
link set enp0s8.42 up
BATCH
