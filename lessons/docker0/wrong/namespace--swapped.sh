# The two names are swapped: web is the name of box's namespace.
set -- $(docker inspect --format '{{.State.Pid}}' box web)
ip netns attach web $1
ip netns attach box $2
