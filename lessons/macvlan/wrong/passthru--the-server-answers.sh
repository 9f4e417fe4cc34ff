# blue's address is the server's as well.
# says: /also on lo on server/
patchbay-host exec server -- bash -e <<'HOST'
ip netns add blue
ip link add link enp0s9 name child type macvlan mode passthru
ip link set child netns blue name eth0
ip -n blue address add 192.168.9.13/24 dev eth0
ip -n blue link set eth0 up
ip address add 192.168.9.13/32 dev lo
HOST
