# The laptop is rewritten too.
# says: /You are 172\.17\.0\.1(?s:.)*rewrites callers from outside too/
patchbay-host exec server -- nft add rule ip wiring postrouting oifname br0 masquerade
