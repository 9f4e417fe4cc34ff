# b and c still flood their questions, and a drops its answers.
for host in a b c; do
  patchbay-host exec $host -- bash -c 'setsid /root/lesson/follow >/dev/null 2>&1 </dev/null &'
done
