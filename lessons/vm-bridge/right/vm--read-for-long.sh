# Somebody reads on for five minutes and more: vm1 is silent, and br0 has forgotten it. vm1 is right all the same.
patchbay-host exec server -- bash -e <<'SERVER'
cd /root/lesson
gcc -o toyvm toyvm.c
setsid ./toyvm vm1 192.168.3.102 tap1 >/dev/null 2>&1 </dev/null &
until [ -p vm1 ]; do sleep 0.1; done; sleep 1.5
bridge fdb del 52:54:00:a8:03:66 dev tap1 master
SERVER
