# brctl counts in seconds: 6000 is an hour and 40 minutes.
# says: /seen: 600000; hint: 60 for brctl/
brctl setageing br0 6000
