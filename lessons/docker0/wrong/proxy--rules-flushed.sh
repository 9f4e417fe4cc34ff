# The programs are gone, and so are Docker's rules, which do the work for callers from outside.
# says: /nobody listens\s+192\.168\.31\.101, port 8080: Connection refused(?s:.)*is the rule still there/
kill $(pgrep docker-proxy)
iptables -t nat -F DOCKER
