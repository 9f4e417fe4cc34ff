# The interface has its address, and is still down.
# says: /seen: tun0 is down/
ip address add 172.21.22.23/24 dev tun0
