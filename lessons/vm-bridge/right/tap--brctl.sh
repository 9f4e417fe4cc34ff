patchbay-host exec server -- bash -e <<'SERVER'
ip tuntap add name tap1 mode tap user root
ip link set tap1 up
brctl addbr br0
brctl addif br0 tap1
ip link set br0 up
SERVER
