# The rule is in OUTPUT, where only the server's own calls pass. Calls from outside come through PREROUTING.
# says: /port 8080: Connection refused(?s:.)*through the hook prerouting, not output/
patchbay-host exec server -- ip netns exec c1 /root/lesson/serve c1 80
patchbay-host exec server -- iptables -t nat -A OUTPUT -p tcp --dport 8080 -j DNAT --to 172.17.0.2:80
