# The server can call nobody's port 8080 any more.
# says: /seen: The server's call to the laptop was redirected to c1/
patchbay-host exec server -- bash -e <<'SERVER'
nft add chain ip wiring output "{ type nat hook output priority -100; }"
nft add rule ip wiring output tcp dport 8080 dnat to 172.17.0.2:80
SERVER
