# The laptop is rewritten too.
patchbay-host exec server -- nft add rule ip wiring postrouting oifname br0 masquerade
