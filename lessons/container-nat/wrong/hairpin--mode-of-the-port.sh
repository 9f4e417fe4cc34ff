# A bridge port's hairpin mode lets a frame go back out of the port it came from. Here no frame has to.
# says: /Connection timed out(?s:.)*A bridge port in hairpin mode does not send it there/
patchbay-host exec server -- bridge link set dev veth-c1 hairpin on
patchbay-host exec server -- bridge link set dev veth-c2 hairpin on
