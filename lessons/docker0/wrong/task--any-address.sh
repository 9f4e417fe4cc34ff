# Without --ip, Docker gives the lowest free address.
# says: /ports 192\.168\.31\.101:8090->80/tcp/
docker network create --subnet 10.40.0.0/24 -o com.docker.network.bridge.name=br-shop shop
docker run -d --name till --network shop -p 192.168.31.101:8090:80 -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
