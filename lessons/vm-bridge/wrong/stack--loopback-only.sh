# The server does not reach itself, and everybody else.
# says: /icmp from the server gets out(?s:.)*not only pings or those on lo/
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  chain incoming { type filter hook prerouting priority -300; iifname "lo" drop; }
  chain forwarded { type filter hook forward priority 0; policy drop; }
}
RULES
HOST
