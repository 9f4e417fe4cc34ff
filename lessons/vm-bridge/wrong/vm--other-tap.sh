# A new tap, which is no port of br0.
# says: /runs, but does not hold tap1/
gcc -o toyvm toyvm.c
setsid patchbay-host exec server -- bash -c 'cd /root/lesson; exec ./toyvm vm1 192.168.3.102 tap0' >/dev/null 2>&1 </dev/null &
until [ -p vm1 ]; do sleep 0.1; done
