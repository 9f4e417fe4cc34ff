# The rule is right, and green was switched off meanwhile.
# says: /the link of green with 10\.3\.0\.12 is down/
patchbay-host exec server -- bash -e <<'HOST'
nft -f - <<'N'
table ip guard {
  chain in {
    type filter hook input priority 0;
    ip daddr 10.3.0.11 icmp type echo-request drop
  }
}
N
ip -n red link set eth0 type ipvlan mode l3s
ip -n green link set eth0 down
HOST
