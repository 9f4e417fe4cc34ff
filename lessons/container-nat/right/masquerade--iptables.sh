patchbay-host exec server -- iptables -t nat -A POSTROUTING -s 172.17.0.0/16 -o enp0s8 -j SNAT --to-source 192.168.31.101
