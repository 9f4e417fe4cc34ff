# Both addresses in one namespace: the machine answers itself, and no cable is used.
# says: /no link eth0 on red/
ip netns add red
ip address add 192.168.3.11/24 dev plug
ip address add 192.168.3.1/24 dev veth-red
