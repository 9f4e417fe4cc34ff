# -e asks for a TAP interface, and the name does not change that.
# says: /seen: tun0: mode tap/
setsid ./mytun -e -n tun0 >/dev/null 2>&1 </dev/null &
sleep 0.7
