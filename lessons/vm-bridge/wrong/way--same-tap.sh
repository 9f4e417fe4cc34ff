# A tap has one program: "Device or resource busy".
patchbay-host exec server -- bash -c 'cd /root/lesson; ./toyvm vm2 192.168.3.103 tap1' 2>/dev/null || true
