# A program, but not this one.
# says: /It is mytun, made from mytun\.c(?s:.)*Another program was copied to that name/
cp /bin/true mytun
