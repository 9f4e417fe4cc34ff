brctl setageing br0 6000
