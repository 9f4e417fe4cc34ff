# It works, but the commands of the next steps say geneve0.
# says: /no link geneve0 on [ab]; there is .*gnv/
for host in a:2:101 b:3:100; do
  IFS=: read -r name own far <<<"$host"
  patchbay-host exec $name -- bash -e -c "
ip link add gnv up type geneve id 42 remote 192.168.8.$far
ip address add 10.20.1.$own/24 dev gnv"
done
