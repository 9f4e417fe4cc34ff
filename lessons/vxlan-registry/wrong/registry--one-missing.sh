# Two containers are in the registry, and b's is missing.
# says: //10\.20\.1\.11 \S+ 192\.168\.8\.100\s+/vxlan/42/10\.20\.1\.13 (?s:.)*one for each container/
patchbay-host exec registry -- bash -e -c '
etcdctl put /vxlan/42/10.20.1.11 "02:00:00:00:00:11 192.168.8.100" >/dev/null
etcdctl put /vxlan/42/10.20.1.13 "02:00:00:00:00:13 192.168.8.102" >/dev/null'
