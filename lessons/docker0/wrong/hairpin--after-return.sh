# The rule is the last one, and RETURN comes before it.
# says: /port 8080: Connection refused(?s:.)*may stand after one that ends the chain/
iptables -t nat -A DOCKER -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
bridge link set dev web-cable hairpin on
