# The machine itself, vm, is the server that Docker runs on; a laptop is beside it on a LAN. IPv6 is off on cards made
# from now on, so that captures and lists are quiet. The laptop's card comes first: where vm has a card enp0s8 already,
# the kernel makes none of that name for another host from there.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
patchbay-host exec laptop -- sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
patchbay-host underlay lan laptop:enp0s8:192.168.31.20/24 vm:enp0s8:192.168.31.101/24
chmod +x call www/cgi-bin/index.cgi
patchbay-host exec laptop -- busybox httpd -p 80 -h /root/lesson/www
