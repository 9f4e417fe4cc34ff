# A chain of one's own, which all three lead to.
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
iptables -N WALL
iptables -A WALL -j DROP
for chain in INPUT FORWARD OUTPUT; do iptables -A $chain -j WALL; done
HOST
