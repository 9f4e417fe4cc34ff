# It works, but web takes the laptop for the server.
# says: /This is web\. You are 172\.17\.0\.1/
iptables -t nat -I DOCKER -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
iptables -t nat -I POSTROUTING -o docker0 -j MASQUERADE
bridge link set dev web-cable hairpin on
