# What is dropped is counted and logged first.
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
iptables -P OUTPUT DROP
iptables -P INPUT DROP
nft -f - <<'RULES'
table inet filter {
  chain forward { type filter hook forward priority 0; policy accept; counter log prefix "no" drop; }
}
RULES
SERVER
