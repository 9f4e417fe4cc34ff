# Neither loads the module.
modinfo tun >/dev/null
ls -l /dev/net/tun >/dev/null
