# Only c1's packets are masqueraded. The rule names one address instead of the containers' network.
# says: /seen: c2 → laptop \([A-Z, ]+\): it arrives, but no reply comes back/
patchbay-host exec server -- nft -f - <<'RULES'
table ip wiring {
  chain postrouting {
    type nat hook postrouting priority 100;
    ip saddr 172.17.0.2 oifname != "br0" masquerade
  }
}
RULES
