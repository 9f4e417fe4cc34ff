# The network's name is not the bridge's.
docker network create --subnet 10.30.0.0/24 lab
docker network connect lab box
docker network connect lab web
