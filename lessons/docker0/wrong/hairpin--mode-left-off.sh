# box reaches web, and web does not reach itself.
# says: /port 8080: Connection timed out(?s:.)*must be allowed to send a frame back out/
iptables -t nat -I DOCKER -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
