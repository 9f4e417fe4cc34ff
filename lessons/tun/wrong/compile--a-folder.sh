# The folder has the name, and the program lies in it.
mkdir mytun
gcc -Wall -o mytun/mytun mytun.c
