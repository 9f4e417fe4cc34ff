# says: /seen: 600000; hint: 60 for brctl/
brctl setageing br0 6000
