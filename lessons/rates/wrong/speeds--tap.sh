# tun0 is a TAP interface, and not a TUN interface.
# says: /seen: tun0: mode tap/
patchbay-host exec a -- bash -c 'ip tuntap add dev tun0 mode tap'
