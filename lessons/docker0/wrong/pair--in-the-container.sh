# The near end, and in web.
ip -n web link property add dev eth0 altname web-cable
