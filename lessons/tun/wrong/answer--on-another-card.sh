# Without -n the program gets a new interface, tun1.
# says: /no matching process holds tun0/
setsid ./mytun -r >/dev/null 2>&1 </dev/null &
sleep 0.5
