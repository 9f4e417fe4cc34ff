# The port is published at all addresses of the server, 127.0.0.1 too.
# says: /127\.0\.0\.1 answers/
docker network create --subnet 10.40.0.0/24 -o com.docker.network.bridge.name=br-shop shop
docker run -d --name till --network shop --ip 10.40.0.10 -p 8090:80 -v "$PWD/www":/www patchbay/busybox httpd -f -p 80 -h /www
