# The router begins no connection from VLAN 20 into VLAN 10.
# says: /seen: pc2 → pc1 \([A-Z, ]+\): it does not arrive; pc4 → pc3/
ip -n pc4 address flush dev eth0
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip -n pc4 route add default via 10.20.0.254
ip -n pc3 route add default via 10.10.0.254
nft -f - <<'RULES'
table ip half {
  chain forward {
    type filter hook forward priority 0
    ip saddr 10.20.0.0/24 ct state new drop
  }
}
RULES
