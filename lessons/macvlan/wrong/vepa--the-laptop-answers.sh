# The laptop has red's address; it is not red that answers.
# says: /192\.168\.8\.11/24 is on eth0, and also on enp0s8 on laptop/
patchbay-host exec server -- bash -e <<'HOST'
ip -n red link set eth0 type macvlan mode vepa
ip -n green link set eth0 type macvlan mode vepa
HOST
patchbay-host exec lan -- bash -e <<'HOST'
bridge link set dev port1 hairpin on
HOST
patchbay-host exec laptop -- bash -e <<'HOST'
ip address add 192.168.8.11/32 dev enp0s8
HOST
