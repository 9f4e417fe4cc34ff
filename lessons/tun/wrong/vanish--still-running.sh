# The program was not stopped: "Device or resource busy".
# says: /seen: tun0: persist false(?s:.)*Stop the program first/
ip tuntap add dev tun0 mode tun || true
