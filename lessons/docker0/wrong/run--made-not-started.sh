# The containers were created, and not started.
# says: /seen: (web|box) does not run/
docker create --name web --hostname web -p 8080:80 -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
docker create --name box --hostname box patchbay/busybox sleep 1d
