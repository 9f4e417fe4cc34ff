# A verdict map says what becomes of each protocol: nothing.
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  map fate {
    type inet_proto : verdict; flags interval
    elements = { 0-255 : drop }
  }
  chain in { type filter hook input priority 0; ip protocol vmap @fate; }
  chain through { type filter hook forward priority 0; ip protocol vmap @fate; }
  chain out { type filter hook output priority 0; ip protocol vmap @fate; }
}
RULES
HOST
