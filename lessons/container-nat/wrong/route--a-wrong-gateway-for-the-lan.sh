# The default route is right, and a narrower one leads c2 astray.
# says: /seen: c2 → server \([A-Z, ]+\): it does not arrive/
patchbay-host exec server -- bash -e <<'HOST'
ip -n c1 route add default via 172.17.0.1
ip -n c2 route add default via 172.17.0.1
ip -n c2 route add 192.168.31.0/24 via 172.17.0.2
HOST
