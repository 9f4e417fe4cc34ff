# Takes the switch away with the server.
# says: /seen: br0 is down/
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
ip link set br0 down
iptables -P FORWARD DROP
iptables -P OUTPUT DROP
SERVER
