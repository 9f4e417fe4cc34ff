# A rule before the drop lets the LAN through.
# says: /is passed on(?s:.)*no rule before it may accept anything/
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  chain incoming { type filter hook input priority 0; policy drop; }
  chain forwarded { type filter hook forward priority 0; policy drop; ip saddr 192.168.3.0/24 accept; }
  chain outgoing { type filter hook output priority 0; policy drop; }
}
RULES
HOST
