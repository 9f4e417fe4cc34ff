# Only what goes to port 7.
# says: /seen: c1 → laptop \([A-Z, ]+\): it arrives, but no reply comes back/
patchbay-host exec server -- bash -e <<'HOST'
nft -f - <<'RULES'
table ip wiring {
  chain postrouting {
    type nat hook postrouting priority 100
    ip saddr 172.17.0.0/16 oifname != "br0" tcp dport 7 masquerade
  }
}
RULES
HOST
