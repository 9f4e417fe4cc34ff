# The words turned round: only what leaves through br0.
# says: /c1 → laptop \(TCP\): it does not arrive(?s:.)*If the rule says .oifname br0., it is only for packets that go to the containers/
patchbay-host exec server -- nft -f - <<'RULES'
table ip wiring {
  chain postrouting {
    type nat hook postrouting priority 100;
    ip saddr 172.17.0.0/16 oifname "br0" masquerade
  }
}
RULES
