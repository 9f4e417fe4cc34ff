# A program answers on port 8081; the rule is for the laptop alone.
# says: /LISTEN .*0\.0\.0\.0:8081/
patchbay-host exec server -- bash -e <<'HOST'
ip netns exec c2 /root/lesson/serve c2 80
iptables -t nat -A PREROUTING -s 192.168.31.20 -d 192.168.31.101 -p tcp --dport 8081 -j DNAT --to-destination 172.17.0.3:80
socat TCP-LISTEN:8081,fork,reuseaddr TCP:172.17.0.3:80 </dev/null >/dev/null 2>&1 &
sleep 0.5
HOST
