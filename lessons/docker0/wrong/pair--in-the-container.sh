# The near end, and in web.
# says: /Device "web-cable" does not exist/
ip -n web link property add dev eth0 altname web-cable
