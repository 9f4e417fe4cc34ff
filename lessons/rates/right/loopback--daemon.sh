patchbay-host exec a -- bash -c 'iperf3 -s -D; until ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done; iperf3 -c 192.168.8.100 -n 5M; iperf3 -c 127.0.0.1 -n 5M'
