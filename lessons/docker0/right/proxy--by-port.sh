kill -9 $(ss -Hltnp 'sport = :8080' | grep -o 'pid=[0-9]*' | cut -d= -f2)
