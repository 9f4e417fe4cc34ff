# The laptop's number: another machine, another MAC address.
# says: /no such packet was seen on tap1(?s:.)*Did you start toyvm with 192\.168\.3\.102/
gcc -o toyvm toyvm.c
setsid patchbay-host exec server -- bash -c 'cd /root/lesson; exec ./toyvm vm1 192.168.3.20 tap1' >/dev/null 2>&1 </dev/null &
until [ -p vm1 ]; do sleep 0.1; done
