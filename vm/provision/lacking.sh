# What of the guest's packages this machine has not. Sourced by provision.sh, and run by the doctor, which changes nothing;
# $packages is the text of vm/image/debian/packages.txt.

# The kernel and the ssh server are the machine's own.
wanted=$(printf '%s\n' "$packages" | sed 's/#.*//' | grep -vE '@kernel@|dropbear' | xargs)
needed='bash iproute2 gcc libc6-dev linux-libc-dev'
if command -v dpkg-query >/dev/null; then
  has() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
else
  # Another family of Linux: its packages have other names, so only what can be seen is asked for.
  wanted=$needed
  has() {
    case $1 in
      iproute2) command -v ip ;;
      libc6-dev) [ -e /usr/include/stdio.h ] ;;
      linux-libc-dev) [ -e /usr/include/linux/if_tun.h ] ;;
      *) command -v "$1" ;;
    esac >/dev/null
  }
fi
lacking() { for name in "$@"; do has "$name" || printf '%s ' "$name"; done; }
