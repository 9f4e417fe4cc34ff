# Which program keeps a container alive does not matter.
docker rm -f box >/dev/null
docker run -dit --name box --hostname box patchbay/busybox sh >/dev/null
ip netns attach web $(docker inspect --format "{{.State.Pid}}" web)
ip netns attach box $(docker inspect --format "{{.State.Pid}}" box)
