#!/bin/bash
# build.sh OUTDIR: builds the guest image from Debian packages.
# stdout: `PROGRESS <percent> <words>` lines, or one `ERROR <what, why, what next>`; the rest is on stderr.
# The work is done by inside.sh in mount and pid namespaces of its own, so that whatever happens to it
# (a signal, a crash, a full disk) no mount and no child of it can outlive it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
exec 3>&1 1>&2

fail() { echo "ERROR $*" >&3; exit 1; }

[ $# = 1 ] || fail "no output folder was given: run vm/image/qemu/build.sh OUTDIR"
mkdir -p "$(dirname "$1")" || fail "cannot create $(dirname "$1"): choose a folder that you can write to"
out=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
[ "$(id -u)" = 0 ] || fail "building the image needs root, because it unpacks a root file system: run it with sudo"
for tool in mmdebstrap:mmdebstrap mkfs.erofs:erofs-utils cpio:cpio jq:jq; do
  command -v "${tool%:*}" >/dev/null ||
    fail "${tool%:*} is missing: install it with 'apt-get install ${tool#*:}' or let 'patchbay doctor --fix' do it"
done

prefix=$(dirname "$out")/.$(basename "$out").building.
# What a build that was killed outright (kill -9, power) could not remove itself.
for stale in "$prefix"*; do
  [ -d "$stale" ] || continue
  kill -0 "${stale##*.}" 2>/dev/null || rm -rf "$stale"
done

free=$(df -Pm "$(dirname "$out")" | awk 'NR==2{print $4}')
[ "$free" -ge 2500 ] || fail "only $free MB are free in $(dirname "$out") and the build needs 2500: free some space or build elsewhere"

work=$prefix$$
child=
# shellcheck disable=SC2317 # reached by the traps
cleanup() {
  if [ -n "$child" ]; then
    kill -KILL "$child" 2>/dev/null || true # takes the whole pid namespace with it (--kill-child)
    wait "$child" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap cleanup EXIT
trap 'echo "ERROR the build was cancelled: nothing was changed; run it again to start over" >&3; exit 130' INT
trap 'echo "ERROR the build was cancelled: nothing was changed; run it again to start over" >&3; exit 143' TERM HUP

mkdir "$work" || fail "cannot write to $(dirname "$out"): choose a folder that you can write to"
# setpriv: if this shell is killed outright, the kernel kills unshare too, and so all that it holds.
setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child=KILL --mount-proc \
  "$here/inside.sh" "$work" >&3 3>&- &
child=$!
status=0
wait "$child" || status=$?
child=
[ "$status" = 0 ] || exit 1 # inside.sh has said why

# Two renames: whoever has the old image open keeps it.
[ ! -e "$out" ] || mv "$out" "$work/old"
mv "$work/out" "$out" || fail "cannot move the image to $out: check the folder and run it again"
echo "PROGRESS 100 the image is ready" >&3
