# red is silent because it is switched off.
# says: /the link of red with 192\.168\.8\.11 is down/
patchbay-host exec server -- bash -e <<'HOST'
ip -n green link set eth0 type macvlan mode private
ip -n red link set eth0 down
HOST
