# The rule is in prerouting once more. The server's own calls do not pass through that hook.
# says: /port 8080: Connection refused(?s:.)*They pass neither prerouting/
patchbay-host exec server -- nft add rule ip wiring prerouting tcp dport 8080 dnat to 172.17.0.2:80
