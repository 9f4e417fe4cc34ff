# The older iptables, whose rules nft does not show.
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
for chain in INPUT FORWARD OUTPUT; do iptables-legacy -P $chain DROP; done
SERVER
