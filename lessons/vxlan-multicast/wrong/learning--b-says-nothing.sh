# b's container has its new MAC address, and has sent nothing since: nobody can have learned it.
# says: /no FDB entry for/
patchbay-host exec b -- ip -n container1 link set eth0 address 02:00:00:00:00:12
