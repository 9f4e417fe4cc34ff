ip link set br0 type bridge ageing_time 60
