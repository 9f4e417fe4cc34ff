patchbay-host exec b -- ip -n container1 link set eth0 address 02:00:00:00:00:12
