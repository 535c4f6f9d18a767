#!/bin/sh
# Checks this folder, then installs Carnet for the person who runs this: no root, no network.
#
#     sh install.sh                below ~/.local
#     sh install.sh --prefix DIR   below DIR
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 3

refuse() {
    printf 'carnet: %s\n' "$*" >&2
    exit 3
}

sh "$here/verify.sh" || exit 3
set -- "$here"/carnet-*-linux-x86_64.tar.gz "$@"
archive=$1
shift
# Not in /tmp: that is often kept in memory, and the program is big.
place="${XDG_CACHE_HOME:-${HOME:?Set HOME to your home directory.}/.cache}"
mkdir -p "$place" 2>/dev/null || refuse "$place cannot be written. / Impossible d’écrire dans $place."
work=$(mktemp -d "$place/carnet-install-XXXXXX" 2>/dev/null) ||
    refuse "$place cannot be written. / Impossible d’écrire dans $place."
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM
printf 'Unpacking; this takes a minute. / Décompression, une minute environ.\n'
tar -xzf "$archive" -C "$work" 2>/dev/null ||
    refuse "There is not enough room in $place. / Il n’y a pas assez de place dans $place."
set -- "$work"/carnet-*/install.sh "$@"
sh "$@"
