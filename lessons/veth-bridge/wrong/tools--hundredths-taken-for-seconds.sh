# says: /seen: 60; hint: 60 for brctl/
ip link set br0 type bridge ageing_time 60
