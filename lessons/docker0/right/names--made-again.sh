# box is made again in the network, so what ip netns calls box is the network of a container that is gone.
docker network create --subnet 10.30.0.0/24 -o com.docker.network.bridge.name=br-lab lab
docker network connect lab web
docker rm -f box
docker run -d --name box --network lab patchbay/busybox sleep 1d
