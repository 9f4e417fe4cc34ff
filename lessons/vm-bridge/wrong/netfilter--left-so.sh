patchbay-host exec server -- modprobe br_netfilter
