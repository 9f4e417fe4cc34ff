# A shell without a terminal ends at once.
docker run -d --name web --hostname web -p 8080:80 -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
docker run -d --name box --hostname box patchbay/busybox
