# The server is bound to the loopback address, so the machine's own address is refused.
# says: /127\.0\.0\.1:5201/
patchbay-host exec a -- bash -c 'iperf3 -s -D -B 127.0.0.1; until ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done; iperf3 -c 127.0.0.1 -n 3M'
