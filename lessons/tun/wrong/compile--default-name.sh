# Without -o, gcc calls the program a.out.
gcc -Wall mytun.c
