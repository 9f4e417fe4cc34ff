# The program was started without -r: it reads pings, and answers none.
# says: /mytun, the program at tun0, got it/
setsid ./mytun -n tun0 >/dev/null 2>&1 </dev/null &
sleep 0.5
