# The mode is right, and red's rule would keep everybody out.
# says: /red → laptop \([A-Z, ]+\): it arrives, but no reply comes back/
patchbay-host exec server -- bash -e <<'HOST'
ip -n green link set eth0 type macvlan mode private
ip netns exec red nft -f - <<'RULES'
table ip wall {
  chain in {
    type filter hook input priority 0; policy drop;
  }
}
RULES
HOST
