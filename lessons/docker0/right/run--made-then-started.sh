# Made first and started then; published on the address of the LAN interface.
docker create --name web --publish 192.168.31.101:8080:80 --volume "$PWD/www":/www:ro patchbay/busybox httpd -f -h /www
docker create --name box patchbay/busybox sleep 1d
docker start web box
