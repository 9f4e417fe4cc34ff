# Warnings and optimisation do not matter, nor does cc for gcc.
cc -O2 mytun.c -o mytun
