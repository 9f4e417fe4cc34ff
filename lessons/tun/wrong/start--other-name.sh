# The program asked for another name: its interface is mytun0.
# says: /no link tun0 on vm; there is .*mytun0/
setsid ./mytun -n mytun0 >/dev/null 2>&1 </dev/null &
sleep 0.5
