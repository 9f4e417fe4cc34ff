# docker-proxy ends with the container, and so do the rules.
# says: /seen: web does not run/
docker kill web
