# red is silent because it is switched off.
patchbay-host exec server -- bash -e <<'HOST'
ip -n green link set eth0 type macvlan mode private
ip -n red link set eth0 down
HOST
