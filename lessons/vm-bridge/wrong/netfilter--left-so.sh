# The module is loaded, and its switch was left on.
# says: /exit code 124(?s:.)*and whether it is still 1/
patchbay-host exec server -- modprobe br_netfilter
