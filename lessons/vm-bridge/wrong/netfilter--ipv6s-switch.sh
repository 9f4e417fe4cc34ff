# That is the switch for IPv6. The pings are IPv4.
# says: /exit code 124(?s:.)*The one with ip6tables is only for IPv6/
patchbay-host exec server -- modprobe br_netfilter
patchbay-host exec server -- sysctl -q -w net.bridge.bridge-nf-call-ip6tables=0
