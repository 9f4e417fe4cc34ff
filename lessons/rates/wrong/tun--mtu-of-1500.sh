# The MTU is still 1500, so that each packet carries little.
# says: /seen: 1500 1500/
gcc -O2 -o tunpipe tunpipe.c
setsid patchbay-host exec a -- /root/lesson/tunpipe c1 c2 >/dev/null 2>&1 </dev/null &
until patchbay-host exec a -- ip -n c2 link show tun0 >/dev/null 2>&1; do sleep 0.1; done
patchbay-host exec a -- bash -c 'for n in 1 2; do
  ip -n c$n address add 10.9.0.$n/24 dev tun0
  ip -n c$n link set tun0 up
done
ip netns exec c2 iperf3 -c 10.9.0.1 -n 2M'
