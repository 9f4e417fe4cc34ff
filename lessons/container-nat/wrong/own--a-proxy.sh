# A program answers the server's own calls, instead of a rule.
# says: /LISTEN .*0\.0\.0\.0:8080/
patchbay-host exec server -- bash -e <<'HOST'
socat TCP-LISTEN:8080,fork,reuseaddr TCP:172.17.0.2:80 </dev/null >/dev/null 2>&1 &
sleep 0.5
HOST
