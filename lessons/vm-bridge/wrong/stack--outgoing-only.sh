# Nothing is passed on or sent; all is received.
# says: /seen: icmp to the server gets in(?s:.)*output and prerouting \(or input\)/
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  chain forwarded { type filter hook forward priority 0; policy drop; }
  chain outgoing { type filter hook output priority 0; policy drop; }
}
RULES
HOST
