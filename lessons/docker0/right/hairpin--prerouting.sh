# Before Docker's chain, for the one address; the port's mode through /sys.
iptables -t nat -I PREROUTING -i docker0 -d 192.168.31.101 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
veth=$(ip -j link show dev web-cable | jq -r '.[].ifname')
echo 1 >"/sys/class/net/$veth/brport/hairpin_mode"
