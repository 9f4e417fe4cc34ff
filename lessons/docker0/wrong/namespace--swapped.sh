# The two names are swapped: web is the name of box's namespace.
# says: /the network that is named web run: \d+\.; /
set -- $(docker inspect --format '{{.State.Pid}}' box web)
ip netns attach web $1
ip netns attach box $2
