# A program in between does the rule's work; it hides the caller, and is started for the server's own calls too.
# says: /LISTEN .*0\.0\.0\.0:8080/
patchbay-host exec server -- bash -e <<'HOST'
ip netns exec c1 /root/lesson/serve c1 80
socat TCP-LISTEN:8080,fork,reuseaddr TCP:172.17.0.2:80 </dev/null >/dev/null 2>&1 &
nft -f - <<'RULES'
table ip wiring {
  chain prerouting {
    type nat hook prerouting priority -100
    fib daddr type local tcp dport 8080 dnat to 172.17.0.2:80
  }
}
RULES
HOST
