# A wall in the wrong place: this one stops the frames in the bridge, and the IP stack goes on.
# says: /is passed on(?s:.)*A table of the family bridge stops the frames inside br0/
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
nft add table bridge wall
nft add chain bridge wall forwarded '{ type filter hook forward priority 0; policy drop; }'
SERVER
