# The switch stays on; what comes from a port and goes to a port may pass.
patchbay-host exec server -- bash -e <<'SERVER'
modprobe br_netfilter
nft add rule ip wall incoming iifname br0 accept
nft add rule ip wall forwarded iifname br0 oifname br0 accept
SERVER
