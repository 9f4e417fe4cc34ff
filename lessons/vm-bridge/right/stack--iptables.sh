patchbay-host exec server -- bash -e <<'SERVER'
ip address del 192.168.3.101/24 dev br0
iptables -P FORWARD DROP
iptables -P INPUT DROP
iptables -P OUTPUT DROP
SERVER
