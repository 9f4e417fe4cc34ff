# The laptop learns the way back: it answers, and sees an address that nobody outside should see.
# says: /it arrives as from 172\.17\.0\.2, not 192\.168\.31\.101/
patchbay-host exec laptop -- ip route add 172.17.0.0/16 via 192.168.31.101
