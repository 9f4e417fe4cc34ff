#!/bin/bash
# inside.sh WORK: the steps of build.sh, which starts it in namespaces of its own. Leaves WORK/out.
set -eEu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$1 root=$1/root out=$1/out
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
umask 022
exec 3>&1 1>&2

say() { echo "PROGRESS $*" >&3; }
fail() { trap - ERR; echo "ERROR $*" >&3; exit 1; }
why() {
  if [ "$(df -Pm "$work" | awk 'NR==2{print $4}')" -lt 20 ]; then
    echo "the disk is full: free some space in $(dirname "$work") and build again"
  elif grep -qsiE 'could not resolve|temporary failure|could not connect|unable to connect|failed to fetch|timed out' "$work/log"; then
    echo "Debian's packages could not be downloaded: check the network (or the proxy) and build again"
  else
    echo "$(tail -n 40 "$work/log" 2>/dev/null | grep -E '^E:' | tail -n 1 | cut -c1-200); the log on stderr has the details"
  fi
}
trap 'fail "the image could not be built, in the step \"$step\": $(why)"' ERR
mkdir "$out"

step='choose packages'
say 1 choosing packages
arch=$(dpkg --print-architecture)
case $arch in
  amd64 | arm64) kernel_package=linux-image-cloud-$arch ;;
  *) fail "there is no guest image for the architecture $arch, only for amd64 and arm64: use another machine (see the setting patchbay.machine)" ;;
esac
include=$(sed "s/#.*//; s/@kernel@/$kernel_package/" "$here/../debian/packages.txt" | xargs | tr ' ' ,)

# This machine's own sources if it is a Debian bookworm (they reach a mirror that works here), else the default.
"$here/../debian/sources.sh" >"$work/sources.list"
sources=()
[ ! -s "$work/sources.list" ] || sources=("$work/sources.list")

step='install the packages'
say 2 reading package lists
mmdebstrap --variant=essential --mode=root --architectures="$arch" \
  --aptopt='Apt::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "3"' \
  --dpkgopt=force-unsafe-io \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
  --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/i18n/*' \
  --include="$include" bookworm "$root" ${sources[@]+"${sources[@]}"} 2>&1 </dev/null | tee "$work/log" |
  while IFS= read -r line; do
    echo "$line" >&2
    case $line in
      *'downloading packages'*) say 8 downloading packages ;;
      *'extracting archives'*) say 20 unpacking the base system ;;
      *'installing essential'*) say 25 installing the base system ;;
      *'installing remaining'*) say 35 installing the packages ;;
      *'cleaning package'*) say 60 cleaning up after the installation ;;
    esac
  done

kernel=$(basename "$(echo "$root"/boot/vmlinuz-*)")
kernel=${kernel#vmlinuz-}
# One date for every file, from the inputs and not from the clock: the same packages give the same image.
: "${SOURCE_DATE_EPOCH:=$(stat -c %Y "$root/boot/vmlinuz-$kernel")}"
export SOURCE_DATE_EPOCH

step='set up the guest'
say 62 setting up the guest
# shellcheck disable=SC2016 # dpkg-query's own variables
dpkg-query --admindir="$root/var/lib/dpkg" -W -f '${Package}=${Version}\n' | LC_ALL=C sort >"$out/packages.txt"
"$here/../debian/sbom.sh" "$root" >"$out/sbom.cdx.json"
cp "$root/boot/vmlinuz-$kernel" "$out/vmlinuz"
"$here/../debian/settle.sh" "$root"
install -m 755 "$here/init" "$root/sbin/patchbay-init"
install -D -m 755 "$here/../debian/docker-start" "$root/usr/local/sbin/patchbay-docker-start"
install -D -m 755 "$here/../debian/docker" "$root/usr/local/bin/docker"
install -D -m 755 "$here/dhcp" "$root/usr/local/sbin/patchbay-dhcp"
install -D -m 755 "$here/ssh-server" "$root/usr/local/sbin/patchbay-ssh-server"
install -D -m 755 "$here/ssh-session" "$root/usr/local/sbin/patchbay-ssh-session"
ln -sf /usr/bin/socat "$root/usr/local/sbin/patchbay-listen"
install -d -m 755 "$root/etc/dropbear"
rm -f "$root"/etc/dropbear/*_host_key # made at boot: no two installations share one
"$here/../debian/container-image.sh" "$root"
"$here/../../guest/install.sh" "$root"

step='make the initrd'
say 68 making the initrd
"$here/make-initrd.sh" "$root" "$kernel" "$work/initrd" "$out/initrd"

step='compress the root file system'
say 70 compressing the root file system
"$here/../debian/trim.sh" "$root"
# What is left of gcc must still compile: too much has been trimmed before.
echo 'int main(void) { return 0; }' | chroot "$root" sh -c 'gcc -x c -o /tmp/proof - && /tmp/proof && rm /tmp/proof'
mkfs.erofs --quiet -zlz4hc,9 -C65536 -T"$SOURCE_DATE_EPOCH" -U 70617463-6862-4179-8000-000000000001 \
  "$out/root.erofs" "$root" &
packer=$!
while kill -0 "$packer" 2>/dev/null; do
  # It comes to some 285 MB.
  written=$(stat -c %s "$out/root.erofs" 2>/dev/null || echo 0)
  percent=$((70 + written * 26 / 285000000))
  say $((percent < 96 ? percent : 96)) compressing the root file system
  sleep 2
done
wait "$packer"

step='write the manifest'
say 97 writing the manifest
(cd "$out" && for name in vmlinuz initrd root.erofs packages.txt sbom.cdx.json; do
  jq -n --arg name "$name" --argjson bytes "$(stat -c %s "$name")" --arg sha256 "$(sha256sum "$name" | cut -d' ' -f1)" \
    '{($name): {$bytes, $sha256}}'
done) | jq -s --arg arch "$arch" --arg kernel "$kernel" '{format: 1, $arch, $kernel, files: add}' >"$out/manifest.json"
rm -rf "$root"
