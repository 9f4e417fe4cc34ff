# The container's port first.
docker run -d --name web --hostname web -p 80:8080 -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
docker run -d --name box --hostname box patchbay/busybox sleep 1d
