# For IPv4 as nftables names it, in a table for both families.
patchbay-host exec server -- bash -e <<'HOST'
ip address flush dev br0
nft -f - <<'RULES'
table inet wall {
  chain in { type filter hook input priority 0; meta nfproto ipv4 drop; }
  chain through { type filter hook forward priority 0; meta nfproto { ipv4, ipv6 } drop; }
  chain out { type filter hook output priority 0; meta nfproto ipv4 drop; }
}
RULES
HOST
