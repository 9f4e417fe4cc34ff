# Each namespace has this switch, and the bridge is on the server.
modprobe br_netfilter
sysctl -q -w net.bridge.bridge-nf-call-iptables=0
