# The program was not stopped: "Device or resource busy".
ip tuntap add dev tun0 mode tun || true
