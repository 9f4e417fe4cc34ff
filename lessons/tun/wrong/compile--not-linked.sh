# An object file, which cannot be executed.
# says: //root/lesson/mytun cannot be executed and is not a compiled program/
gcc -Wall -c -o mytun mytun.c
