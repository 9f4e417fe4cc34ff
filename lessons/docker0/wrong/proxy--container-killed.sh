# docker-proxy ends with the container, and so do the rules.
docker kill web
