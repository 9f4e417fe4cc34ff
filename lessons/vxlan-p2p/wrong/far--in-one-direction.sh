# A rule on b lets no connection in that a begins.
# says: /seen: a → b \(TCP\): it does not arrive/
patchbay-host exec b -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 remote 192.168.8.100 local 192.168.8.101 dev enp0s8
ip address add 10.20.1.3/24 dev vxlan0
ip link set vxlan0 up
nft -f - <<'RULES'
table ip half {
  chain in {
    type filter hook input priority 0
    iifname vxlan0 meta l4proto tcp ct state new drop
  }
}
RULES
HOST
