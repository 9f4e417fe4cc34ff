set -- $(docker inspect --format '{{.State.Pid}}' box web)
ip netns attach web $1
ip netns attach box $2
