#!/bin/bash
# provision.sh [install]: makes the running Debian a guest: compiles vm/guest's programs, and puts the docker wrapper in
# place. Run as root in the machine, beside guest/ and image/. With `install`, missing packages come through apt.
# stdout: `PROGRESS <words>`, `LACKS <packages>` (some lessons will miss them), or `MISSING <packages>` and exit code 3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

packages=$(cat "$here/image/debian/packages.txt")
. "$here/lacking.sh"

lacks=$(lacking $wanted)
if [ -n "$lacks" ] && [ "${1-}" = install ]; then
  # What is installed here is not to be started: dockerd would change the firewall of every lesson.
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  echo 'PROGRESS Asking apt for the newest list of packages'
  apt-get -q update >&2
  echo 'PROGRESS Installing the packages of the guest'
  # shellcheck disable=SC2086 # names, one word each
  apt-get -q install -y --no-install-recommends $lacks >&2
  systemctl disable docker.service docker.socket containerd.service etcd.service >&2 2>/dev/null || true
  lacks=$(lacking $wanted)
fi
missing=$(lacking $needed)
[ -z "$missing" ] || { echo "MISSING $missing"; exit 3; }

echo 'PROGRESS Compiling the programs of the guest'
"$here/guest/install.sh"
if command -v dockerd >/dev/null; then
  install -D -m 755 "$here/image/debian/docker-start" /usr/local/sbin/patchbay-docker-start
  install -D -m 755 "$here/image/debian/docker" /usr/local/bin/docker
  if [ ! -e /usr/share/patchbay/busybox.tar ] && command -v busybox >/dev/null && command -v iperf3 >/dev/null; then
    SOURCE_DATE_EPOCH=0 "$here/image/debian/container-image.sh" /
  fi
fi
[ -z "$lacks" ] || echo "LACKS $lacks"
