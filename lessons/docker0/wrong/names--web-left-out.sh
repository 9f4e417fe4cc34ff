# box is in the network lab, and web is not.
# says: /seen: web runs, of patchbay/busybox, with 172\.17\.0\.2 in bridge/
docker network create --subnet 10.30.0.0/24 -o com.docker.network.bridge.name=br-lab lab
docker network connect lab box
