patchbay-host exec a -- bash -c 'iperf3 -s -D; sleep 0.3; iperf3 -c 127.0.0.1 -n 10K'
