# The module is loaded, and its switch was left on.
patchbay-host exec server -- modprobe br_netfilter
