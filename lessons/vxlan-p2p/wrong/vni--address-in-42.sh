# Both VTEPs for 43 are there, and b's address of that network is on the one for 42.
# says: /b → a \([A-Z, ]+\): it does not pass a vxlan link 43 on b/
for host in a:100:101 b:101:100; do
  IFS=: read -r name own far <<<"$host"
  patchbay-host exec $name -- ip link add vxlan43 up type vxlan id 43 dstport 4789 \
    remote 192.168.8.$far local 192.168.8.$own dev enp0s8
done
patchbay-host exec a -- ip address add 10.20.2.2/24 dev vxlan43
patchbay-host exec b -- ip address add 10.20.2.3/24 dev vxlan0
