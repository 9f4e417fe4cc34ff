#!/bin/bash
# shellcheck disable=SC2016 # they are apt's own variables
# sources.sh: prints this machine's apt sources of Debian bookworm (main) in one-line style; nothing if it
# has none, e.g. on another release. Other vendors' repositories are left out even where they use the name.
command -v apt-get >/dev/null || exit 0
apt-get indextargets --format '$(ORIGIN)|$(COMPONENT)|$(RELEASE)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  awk -F'|' '
    ($1 == "Debian" || $1 == "" || $1 ~ /^\$/) && $2 == "main" && $3 ~ /^bookworm(-updates|-security)?$/ {
      if ($3 == "bookworm") base = 1
      lines[$4 $3] = "deb " $4 " " $3 " main"
    }
    END { if (base) for (key in lines) print lines[key] }' | LC_ALL=C sort
