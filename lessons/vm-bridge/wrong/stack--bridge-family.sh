# A wall in the wrong place: this one stops the frames in the bridge, and the IP stack goes on.
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
nft add table bridge wall
nft add chain bridge wall forwarded '{ type filter hook forward priority 0; policy drop; }'
SERVER
