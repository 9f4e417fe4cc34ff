# docker-proxy runs twice, once for IPv4 and once for IPv6. Only one of them was ended.
# says: /seen: a program listens/
kill "$(pgrep -o docker-proxy)"
