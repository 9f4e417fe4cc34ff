# A file of that name, and nothing in it.
: >mytun
chmod +x mytun
