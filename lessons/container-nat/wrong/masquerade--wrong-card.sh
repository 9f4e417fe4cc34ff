# The words turned round: only what leaves through br0.
# says: /seen: c1 → laptop \([A-Z, ]+\): it arrives, but no reply comes back/
patchbay-host exec server -- nft -f - <<'RULES'
table ip wiring {
  chain postrouting {
    type nat hook postrouting priority 100;
    ip saddr 172.17.0.0/16 oifname "br0" masquerade
  }
}
RULES
