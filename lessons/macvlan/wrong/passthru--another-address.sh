# blue's address ends in 31. It should end in 13.
# says: /seen: 192\.168\.9\.31/24 is on eth0/
ip() { patchbay-host exec server -- ip "$@"; }
ip netns add blue
ip link add link enp0s9 name child type macvlan mode passthru
ip link set child netns blue name eth0
ip -n blue address add 192.168.9.31/24 dev eth0
ip -n blue link set eth0 up
