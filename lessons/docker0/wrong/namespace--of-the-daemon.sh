# dockerd is not in the container: that is the server's own namespace.
# says: /the network that is named web run: 1 2 3 /
ip netns attach web "$(pgrep -x dockerd)"
ip netns attach box "$(pgrep -x dockerd)"
