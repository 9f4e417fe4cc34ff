# A rule of the bridge lets red ask blue, and blue not red.
# says: /seen: blue → red \(ICMP, TCP\): it does not arrive/
ip netns add green
ip link add veth-green type veth peer name eth0 netns green
ip -n green address add 192.168.3.12/24 dev eth0
ip -n green link set eth0 up
ip link set veth-green master br0 up
ip netns add blue
ip link add veth-blue type veth peer name eth0 netns blue
ip -n blue address add 192.168.3.13/24 dev eth0
ip -n blue link set eth0 up
ip link set veth-blue master br0 up
nft -f - <<'RULES'
table bridge wall {
  chain forward {
    type filter hook forward priority 0
    ip saddr 192.168.3.13 ip daddr 192.168.3.11 icmp type echo-request drop
    ip saddr 192.168.3.13 ip daddr 192.168.3.11 tcp flags syn / syn,ack drop
  }
}
RULES
