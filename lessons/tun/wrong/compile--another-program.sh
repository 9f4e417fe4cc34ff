# A program, but not this one.
cp /bin/true mytun
