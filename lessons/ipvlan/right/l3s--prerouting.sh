# Dropped before routing, which only l3s lets it pass.
patchbay-host exec server -- nft -f - <<'N'
table ip raw0 {
  chain pre {
    type filter hook prerouting priority raw;
    iifname enp0s8 ip daddr 10.3.0.11 icmp type echo-request drop
  }
}
N
patchbay-host exec server -- ip -n red link set eth0 type ipvlan mode l3s
