# One table for both families; rules instead of policies, and they say no.
patchbay-host exec server -- bash -e <<'SERVER'
ip address flush dev br0
nft -f - <<'RULES'
table inet wall {
  chain forwarded {
    type filter hook forward priority 10
    counter reject
  }
  chain incoming {
    type filter hook input priority 0
    reject
  }
  chain outgoing {
    type filter hook output priority 0
    reject
  }
}
RULES
SERVER
