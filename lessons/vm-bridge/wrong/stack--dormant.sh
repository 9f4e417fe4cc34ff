# The wall is written and asleep.
# says: /is passed on(?s:.)*A table with .flags dormant. does nothing/
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  flags dormant
  chain incoming { type filter hook prerouting priority -300; policy drop; }
  chain forwarded { type filter hook forward priority 0; policy drop; }
  chain outgoing { type filter hook output priority 0; policy drop; }
}
RULES
HOST
