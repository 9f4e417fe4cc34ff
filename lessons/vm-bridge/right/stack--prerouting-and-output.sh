# Two hooks stop everything.
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  chain pre { type filter hook prerouting priority raw; policy drop; }
  chain out { type filter hook output priority raw; policy drop; }
}
RULES
HOST
