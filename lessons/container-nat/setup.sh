# Two computers on one LAN.
patchbay-host underlay lan server:enp0s8:192.168.31.101/24 laptop:enp0s8:192.168.31.20/24

chmod +x serve call
patchbay-host exec laptop -- /root/lesson/serve laptop 7 >/dev/null
