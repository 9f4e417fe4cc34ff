# No container at all: the server itself answers.
# says: /172\.17\.0\.2, port 80: Connection refused(?s:.)*must run inside c1/
patchbay-host exec server -- /root/lesson/serve c1 8080
