# No container at all: the server itself answers.
patchbay-host exec server -- /root/lesson/serve c1 8080
