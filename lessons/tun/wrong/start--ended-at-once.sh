# The program has ended, and its interface went with it.
# says: /no link tun0 on vm(?s:.)*Is ../mytun. still running/
timeout 0.5 ./mytun >/dev/null || true
