# Only pings are stopped.
# says: /seen: tcp from br0 is passed on(?s:.)*must apply to every protocol/
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  chain incoming { type filter hook prerouting priority -300; meta l4proto icmp drop; }
  chain forwarded { type filter hook forward priority 0; meta l4proto icmp drop; }
  chain outgoing { type filter hook output priority 0; meta l4proto icmp drop; }
}
RULES
HOST
