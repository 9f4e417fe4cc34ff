# The network's name is not its bridge's, and a bridge of that name, made by hand, is not the network's.
# says: /another route is preferred for 10\.30\.0\.0/24/
docker network create --subnet 10.30.0.0/24 lab
ip link add br-lab type bridge
ip address add 10.30.0.1/24 dev br-lab
ip link set br-lab up
docker network connect lab box
docker network connect lab web
