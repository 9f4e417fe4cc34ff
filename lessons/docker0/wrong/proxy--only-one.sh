kill "$(pgrep -o docker-proxy)"
