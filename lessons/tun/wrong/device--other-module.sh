# A name that sounds right: tunnel4 is for IP in IP.
modprobe tunnel4
