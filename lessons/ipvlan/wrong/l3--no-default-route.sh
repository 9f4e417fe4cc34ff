# The rooms know no way back.
# says: /seen: red → laptop \([A-Z, ]+\): it does not arrive: Network is unreachable/
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3
patchbay-host exec server -- ip -n red address flush dev eth0
patchbay-host exec server -- ip -n red address add 10.3.0.11/24 dev eth0
patchbay-host exec server -- ip -n green address flush dev eth0
patchbay-host exec server -- ip -n green address add 10.3.0.12/24 dev eth0
patchbay-host exec laptop -- ip route add 10.3.0.0/24 via 192.168.8.100
