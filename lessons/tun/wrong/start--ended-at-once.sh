timeout 0.5 ./mytun >/dev/null || true
