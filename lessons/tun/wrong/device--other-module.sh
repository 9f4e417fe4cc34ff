# A name that sounds right: tunnel4 is for IP in IP.
# says: /The module tun is loaded(?s:.)*this one is called tun/
modprobe tunnel4
