# The rule is in prerouting once more. The server's own calls do not pass through that hook.
patchbay-host exec server -- nft add rule ip wiring prerouting tcp dport 8080 dnat to 172.17.0.2:80
