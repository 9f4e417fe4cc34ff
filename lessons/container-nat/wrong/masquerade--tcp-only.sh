# Pings and UDP keep the container's address.
# says: /c1 → laptop \(ICMP, UDP\): it arrives, but no reply comes back; c2 → laptop/
patchbay-host exec server -- bash -e <<'HOST'
nft -f - <<'RULES'
table ip wiring {
  chain postrouting {
    type nat hook postrouting priority 100
    ip saddr 172.17.0.0/16 oifname != "br0" meta l4proto tcp masquerade
  }
}
RULES
HOST
