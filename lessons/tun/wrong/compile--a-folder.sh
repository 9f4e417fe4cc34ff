# The folder has the name, and the program lies in it.
# says: //root/lesson/mytun cannot be executed and is not a compiled program/
mkdir mytun
gcc -Wall -o mytun/mytun mytun.c
