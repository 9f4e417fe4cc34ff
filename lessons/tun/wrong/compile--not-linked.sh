# An object file, which cannot be executed.
gcc -Wall -c -o mytun mytun.c
