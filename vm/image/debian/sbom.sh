#!/bin/bash
# sbom.sh ROOT: what Debian packages are in ROOT, as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/), on stdout.
# Licences are the short names of each machine-readable copyright file (DEP-5); others are told in prose there.
set -eu -o pipefail
root=${1:?}
fields='${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\n'
dpkg-query --admindir="$root/var/lib/dpkg" -W -f "$fields" | LC_ALL=C sort |
  while IFS= read -r package; do
    copyright=$root/usr/share/doc/${package%%$'\t'*}/copyright
    printf '%s' "$package"
    [ ! -e "$copyright" ] || sed -n 's/^License: */\t/p' "$copyright" | LC_ALL=C sort -u | tr -d '\n'
    echo
  done |
  jq -Rn '
    def component:
      . as [$name, $version, $arch, $source, $sourceVersion] | {
        type: "library", $name, $version,
        purl: "pkg:deb/debian/\($name)@\($version | @uri)?arch=\($arch)&distro=bookworm",
        licenses: [.[5:][] | {license: {name: .}}],
        properties: [{name: "debian:source", value: "\($source)@\($sourceVersion)"}]
      };
    {bomFormat: "CycloneDX", specVersion: "1.5", version: 1, components: [inputs | split("\t") | component]}'
