# A file of that name, and nothing in it.
# says: //root/lesson/mytun cannot be executed and is not a compiled program/
: >mytun
chmod +x mytun
