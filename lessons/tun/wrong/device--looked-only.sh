# Neither loads the module.
# says: /The module tun is loaded(?s:.)*listing /dev/net/tun loads nothing/
modinfo tun >/dev/null
ls -l /dev/net/tun >/dev/null
