# tap2 is plugged into the bridge, and is down.
# says: /seen: tap2 is down/
patchbay-host exec server -- bash -e <<'SERVER'
ip tuntap add dev tap2 mode tap
ip link set tap2 master br0
cd /root/lesson
setsid ./toyvm vm2 192.168.3.103 tap2 >/dev/null 2>&1 </dev/null &
until [ -p vm2 ]; do sleep 0.1; done
SERVER
