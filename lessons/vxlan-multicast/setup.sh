# Four computers on one LAN, the underlay; d waits for the last step.
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24 \
  c:enp0s8:192.168.8.102/24 d:enp0s8:192.168.8.103/24
