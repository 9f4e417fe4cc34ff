# New addresses and routes, and the old mode.
# says: /seen: eth0: mode l2/
patchbay-host exec server -- ip -n red address flush dev eth0
patchbay-host exec server -- ip -n red address add 10.3.0.11/24 dev eth0
patchbay-host exec server -- ip -n red route add default dev eth0
patchbay-host exec server -- ip -n green address flush dev eth0
patchbay-host exec server -- ip -n green address add 10.3.0.12/24 dev eth0
patchbay-host exec server -- ip -n green route add default dev eth0
patchbay-host exec laptop -- ip route add 10.3.0.0/24 via 192.168.8.100
