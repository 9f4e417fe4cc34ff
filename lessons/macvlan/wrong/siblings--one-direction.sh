# A rule in green lets nobody in.
# says: /red → green \([A-Z, ]+\): it does not arrive/
patchbay-host exec server -- bash -e <<'HOST'
ip netns add green
ip link add link enp0s8 name eth0 netns green type macvlan mode bridge
ip -n green address add 192.168.8.12/24 dev eth0
ip -n green link set eth0 up
ip netns exec green nft -f - <<'RULES'
table ip wall {
  chain in {
    type filter hook input priority 0
    ct state new drop
  }
}
RULES
HOST
