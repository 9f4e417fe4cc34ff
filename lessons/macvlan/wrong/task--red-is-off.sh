# yellow is right, and red was taken off the LAN meanwhile.
# says: /red's interface is in mode vepa(?s:.)*seen: eth0 is down/
patchbay-host exec server -- bash -e <<'HOST'
ip link add link enp0s8 name enp0s8.42 type vlan id 42
ip link set enp0s8.42 up
ip netns add yellow
ip link add link enp0s8.42 name eth0 netns yellow type macvlan mode bridge
ip -n yellow address add 10.42.0.14/24 dev eth0
ip -n yellow link set eth0 up
ip -n red link set eth0 down
HOST
