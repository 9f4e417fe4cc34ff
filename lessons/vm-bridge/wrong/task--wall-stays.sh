# The virtual machine is plugged in, and the wall's rules are still there.
# says: /192\.168\.3\.104 did not reply(?s:.)*Which rules does .nft list ruleset. still show/
patchbay-host exec server -- bash -e <<'SERVER'
ip tuntap add dev tap3 mode tap
ip link set tap3 master br0 up
ip address add 192.168.3.101/24 dev br0
cd /root/lesson
setsid ./toyvm vm3 192.168.3.104 tap3 >/dev/null 2>&1 </dev/null &
until [ -p vm3 ]; do sleep 0.1; done
SERVER
