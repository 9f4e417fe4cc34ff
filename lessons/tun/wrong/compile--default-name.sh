gcc -Wall mytun.c
