# Another host's switch.
# says: /seen: 0 0; (?s:.)*on another host, changes nothing here/
sysctl -q -w net.ipv4.ip_forward=1
patchbay-host exec laptop -- sysctl -q -w net.ipv4.ip_forward=1
