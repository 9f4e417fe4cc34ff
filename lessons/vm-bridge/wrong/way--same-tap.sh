# A tap has one program: "Device or resource busy".
# says: /vm2 is running, and holds tap2(?s:.)*a second one on tap1 gets .Device or resource busy/
patchbay-host exec server -- bash -c 'cd /root/lesson; ./toyvm vm2 192.168.3.103 tap1' 2>/dev/null || true
