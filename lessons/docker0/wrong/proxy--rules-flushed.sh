kill $(pgrep docker-proxy)
iptables -t nat -F DOCKER
