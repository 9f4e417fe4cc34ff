# red's interface has both addresses, and green's none that it uses.
# says: /also on eth0 in red on server/
patchbay-host exec server -- bash -e <<'HOST'
ip netns add green
ip link add link enp0s8 name eth0 netns green type macvlan mode bridge
ip -n red address add 192.168.8.12/24 dev eth0
ip -n green address add 192.168.8.12/24 dev eth0
ip -n green link set eth0 up
HOST
