# A counter with a name, beside the rule.
patchbay-host exec a -- bash -e <<'HOST'
nft -f - <<'RULES'
table ip nat {
  counter calls { }
  chain output {
    type nat hook output priority -100
    ip daddr 192.168.8.100 tcp dport 6201 counter name calls dnat to 172.18.0.11:5201
  }
}
RULES
iperf3 -c 192.168.8.100 -p 6201 -n 3M
HOST
setsid patchbay-host exec a -- socat TCP-LISTEN:6201,bind=127.0.0.1,fork TCP:172.18.0.11:5201 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ss -Hltn sport = :6201 | grep -q .; do sleep 0.1; done
