# An answer instead of silence, in a table of the family inet.
patchbay-host exec server -- nft -f - <<'N'
table inet fw {
  chain input {
    type filter hook input priority filter; policy accept;
    iif enp0s8 ip daddr 10.3.0.11 icmp type echo-request counter reject
  }
}
N
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
