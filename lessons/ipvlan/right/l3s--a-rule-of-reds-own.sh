# red has a rule too, about something else.
patchbay-host exec server -- bash -e <<'HOST'
nft -f - <<'N'
table ip guard {
  chain in {
    type filter hook input priority 0;
    ip daddr 10.3.0.11 icmp type echo-request drop
  }
}
N
ip netns exec red nft -f - <<'N'
table ip own {
  chain out {
    type filter hook output priority 0;
    tcp dport 25 drop
  }
}
N
ip -n red link set eth0 type ipvlan mode l3s
HOST
