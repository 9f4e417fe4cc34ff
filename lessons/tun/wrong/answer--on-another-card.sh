# Without -n the program gets a new interface, tun1.
# says: /no matching process holds tun0(?s:.)*Without .-n tun0. the program asks for a new interface/
setsid ./mytun -r >/dev/null 2>&1 </dev/null &
sleep 0.5
