# Without -o, gcc calls the program a.out.
# says: /there is no file /root/lesson/mytun/
gcc -Wall mytun.c
