# box is in the network lab, and web is not.
docker network create --subnet 10.30.0.0/24 -o com.docker.network.bridge.name=br-lab lab
docker network connect lab box
