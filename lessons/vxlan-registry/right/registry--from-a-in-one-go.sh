# From another host, in one transaction, among other things; a space too many does no harm.
patchbay-host exec a -- etcdctl --endpoints=http://192.168.8.10:2379 txn >/dev/null <<'T'

put /vxlan/43/10.20.1.11 "02:00:00:00:00:99 192.168.8.100"
put /vxlan/42/10.20.1.12 "02:00:00:00:00:12  192.168.8.101"
put /vxlan/42/10.20.1.13 "02:00:00:00:00:13 192.168.8.102"
put /vxlan/42/10.20.1.11 "02:00:00:00:00:11 192.168.8.100"


T
