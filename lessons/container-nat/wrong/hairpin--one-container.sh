# Only c2's calls are masqueraded. c1's call to its own service needs it too.
# says: /Connection timed out(?s:.)*the masquerade does not cover c1's own address/
patchbay-host exec server -- nft add rule ip wiring postrouting \
  ip saddr 172.17.0.3 oifname br0 ct status dnat masquerade
