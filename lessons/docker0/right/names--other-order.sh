# Another gateway, fixed addresses, web first.
docker network create --driver bridge --subnet 10.30.0.0/24 --gateway 10.30.0.254 \
  --opt com.docker.network.bridge.name=br-lab lab
docker network connect --ip 10.30.0.80 lab web
docker network connect --ip 10.30.0.7 lab box
