patchbay-host exec server -- modprobe br_netfilter
patchbay-host exec server -- sysctl -q -w net.bridge.bridge-nf-call-ip6tables=0
