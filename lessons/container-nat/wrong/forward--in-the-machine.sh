# Another host's switch.
sysctl -q -w net.ipv4.ip_forward=1
patchbay-host exec laptop -- sysctl -q -w net.ipv4.ip_forward=1
