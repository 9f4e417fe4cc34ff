# Each namespace has this switch, and the bridge is on the server.
# says: /exit code 124(?s:.)*set elsewhere than on the server changes nothing for br0/
modprobe br_netfilter
sysctl -q -w net.bridge.bridge-nf-call-iptables=0
