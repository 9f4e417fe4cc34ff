# Both are plugged in later, with other addresses; api stays on docker0 as well.
docker network create --driver bridge --subnet 10.30.0.0/24 --gateway 10.30.0.254 \
  --opt com.docker.network.bridge.name=br-lab lab
docker run -d --name api patchbay/busybox sleep 1d
docker network connect lab box
docker network connect lab api
