# b and c hear a, and not each other.
# says: /b → c \([A-Z, ]+\): it does not arrive/
patchbay-host exec a -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 group 239.1.1.1 dev enp0s8
ip address add 10.20.1.2/24 dev vxlan0
ip link set vxlan0 up
HOST
patchbay-host exec b -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 group 239.1.1.1 dev enp0s8
ip address add 10.20.1.3/24 dev vxlan0
ip link set vxlan0 up
nft -f - <<'RULES'
table ip cut {
  chain in {
    type filter hook input priority 0
    ip saddr 192.168.8.102 drop
  }
}
RULES
HOST
patchbay-host exec c -- bash -e <<'HOST'
ip link add vxlan0 type vxlan id 42 dstport 4789 group 239.1.1.1 dev enp0s8
ip address add 10.20.1.4/24 dev vxlan0
ip link set vxlan0 up
nft -f - <<'RULES'
table ip cut {
  chain in {
    type filter hook input priority 0
    ip saddr 192.168.8.101 drop
  }
}
RULES
HOST
