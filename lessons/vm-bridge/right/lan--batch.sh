# All at once, as a network configuration does it; the address is first on both.
patchbay-host exec server -- ip -batch - <<'BATCH'
address add 192.168.3.101/24 dev br0
link set enp0s8 master br0
address flush dev enp0s8
BATCH
