# The server runs, and nearly nothing was sent to it: 10 kB.
# says: /lo has carried less than a megabyte(?s:.)*a few kilobytes are too little/
patchbay-host exec a -- bash -c 'iperf3 -s -D; until ss -Hltn sport = :5201 | grep -q .; do sleep 0.1; done; iperf3 -c 127.0.0.1 -n 10K'
