modprobe tun
