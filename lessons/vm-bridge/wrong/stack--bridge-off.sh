# Takes the switch away with the server.
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
ip link set br0 down
iptables -P FORWARD DROP
iptables -P OUTPUT DROP
SERVER
