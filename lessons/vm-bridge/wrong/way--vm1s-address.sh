# Two machines with one address and so one MAC address.
# says: /no such packet was seen on tap1(?s:.)*Those of vm2 must differ from vm1's/
patchbay-host exec server -- bash -e <<'SERVER'
ip tuntap add dev tap2 mode tap
ip link set tap2 master br0 up
cd /root/lesson
setsid ./toyvm vm2 192.168.3.102 tap2 >/dev/null 2>&1 </dev/null &
until [ -p vm2 ]; do sleep 0.1; done
SERVER
