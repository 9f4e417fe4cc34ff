# Only what goes to port 7.
# says: /c1 → laptop \(TCP\): it does not arrive(?s:.)*neither a protocol nor a port belongs in it/
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
