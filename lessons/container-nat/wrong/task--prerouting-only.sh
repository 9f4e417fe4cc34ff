# Calls from outside are redirected, and the server's own are not: they pass through OUTPUT.
# says: /port 8081: Connection refused(?s:.)*They pass through OUTPUT, not PREROUTING/
patchbay-host exec server -- ip netns exec c2 /root/lesson/serve c2 80
patchbay-host exec server -- iptables -t nat -A PREROUTING -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.3:80
