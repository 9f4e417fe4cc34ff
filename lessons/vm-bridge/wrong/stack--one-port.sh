# The wall forbids one port, and passes on all else.
# says: /tcp from br0 is passed on(?s:.)*must apply to every protocol and every port/
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
nft -f - <<'RULES'
table ip wall {
  chain forwarded {
    type filter hook forward priority 0
    tcp dport 80 drop
  }
  chain outgoing {
    type filter hook output priority 0; policy drop
  }
}
RULES
SERVER
