# Made on docker0, and moved.
docker network create --subnet 10.40.0.0/24 --gateway 10.40.0.254 -o com.docker.network.bridge.name=br-shop shop
docker create --name till -p 192.168.31.101:8090:80/tcp -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
docker network disconnect bridge till
docker network connect --ip 10.40.0.10 shop till
docker start till
