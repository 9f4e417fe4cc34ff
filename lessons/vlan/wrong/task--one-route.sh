# pc4 knows no way back.
# says: /seen: pc3 → pc4 .*pc4 → pc3 .*: Network is unreachable/
ip -n pc4 address flush dev eth0
ip -n pc4 address add 10.20.0.4/24 dev eth0
ip -n pc3 route add default via 10.10.0.254
