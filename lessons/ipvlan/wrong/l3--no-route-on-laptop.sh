# The far side does not know the way.
# says: /seen: red → laptop \([A-Z, ]+\): it arrives, but no reply comes back/
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3
patchbay-host exec server -- ip -n red address flush dev eth0
patchbay-host exec server -- ip -n red address add 10.3.0.11/24 dev eth0
patchbay-host exec server -- ip -n red route add default dev eth0
patchbay-host exec server -- ip -n green address flush dev eth0
patchbay-host exec server -- ip -n green address add 10.3.0.12/24 dev eth0
patchbay-host exec server -- ip -n green route add default dev eth0
