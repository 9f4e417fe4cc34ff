# dockerd is not in the container: that is the server's own namespace.
ip netns attach web "$(pgrep -x dockerd)"
ip netns attach box "$(pgrep -x dockerd)"
