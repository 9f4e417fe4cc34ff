# The program has ended, and its interface went with it.
# says: /no matching process holds tun0/
timeout 0.5 ./mytun >/dev/null || true
