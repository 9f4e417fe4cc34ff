# The server's address is on tap3, a port of the bridge, and not on br0.
# says: /192\.168\.3\.101/24 is on tap3/
patchbay-host exec server -- bash -e <<'SERVER'
nft delete table ip wall
ip tuntap add dev tap3 mode tap
ip link set tap3 master br0 up
ip address add 192.168.3.101/24 dev tap3
cd /root/lesson
setsid ./toyvm vm3 192.168.3.104 tap3 >/dev/null 2>&1 </dev/null &
until [ -p vm3 ]; do sleep 0.1; done
SERVER
