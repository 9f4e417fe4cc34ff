# The machine itself, vm, is the server that Docker runs on; a laptop is beside it on a LAN.
patchbay-host underlay lan vm:enp0s8:192.168.31.101/24 laptop:enp0s8:192.168.31.20/24
chmod +x call www/cgi-bin/index.cgi
patchbay-host exec laptop -- busybox httpd -p 80 -h /root/lesson/www
