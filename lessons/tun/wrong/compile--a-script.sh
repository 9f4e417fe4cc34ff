# A script that may be executed is not a compiled program.
# says: //root/lesson/mytun is not a compiled program/
printf '#!/bin/sh\necho tun0 is there\n' >mytun
chmod +x mytun
