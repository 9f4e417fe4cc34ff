#!/bin/sh
# What the web server says: where it is, and who it thinks is calling (an IPv4 address comes as [::ffff:ADDRESS]).
caller=${REMOTE_ADDR##*:}
printf 'Content-Type: text/plain\r\n\r\n'
echo "This is $(hostname). You are ${caller%]}."
