# ip counts in hundredths of a second: 60 is a little more than half a second.
# says: /seen: 60; hint: 60 for brctl/
ip link set br0 type bridge ageing_time 60
