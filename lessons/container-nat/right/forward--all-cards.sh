# Another name of the same switch.
patchbay-host exec server -- sysctl -q -w net.ipv4.conf.all.forwarding=1
