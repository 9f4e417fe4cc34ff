# The container's port first. The page comes all the same, from a web server of the machine itself.
# says: /seen: This is vm\.(?s:.)*The server's port comes first/
docker run -d --name web --hostname web -p 80:8080 -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
docker run -d --name box --hostname box patchbay/busybox sleep 1d
busybox httpd -p 8080 -h /root/lesson/www
