patchbay-host exec server -- nft add rule ip wiring prerouting tcp dport 8080 dnat to 172.17.0.2:80
