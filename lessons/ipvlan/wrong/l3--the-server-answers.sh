# green's address is the server's as well, and the server answers.
# says: /also on lo on server/
patchbay-host exec server -- bash -e <<'HOST'
ip -n red link set eth0 type ipvlan mode l3
for room in red:11 green:12; do
  ip -n ${room%:*} address flush dev eth0
  ip -n ${room%:*} address add 10.3.0.${room#*:}/24 dev eth0
  ip -n ${room%:*} route add default dev eth0
done
ip address add 10.3.0.12/32 dev lo
HOST
patchbay-host exec laptop -- bash -e <<'HOST'
ip route add 10.3.0.0/24 via 192.168.8.100
HOST
