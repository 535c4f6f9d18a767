#!/bin/sh
# Installs Carnet for the person who runs this: no root, nothing outside the home directory.
#
#     ./install.sh              install, and say where
#     ./install.sh --prefix DIR install below DIR instead of ~/.local
#
# Each version has a folder of its own, so that two can lie side by side; `carnet` is the one that
# was installed last. `uninstall.sh` in that folder takes away what this script wrote, no more.
set -eu

VERSION='@VERSION@'
NEEDED_GLIBC='@GLIBC@'
APP='io.github.carnet.Carnet'
HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PREFIX="${HOME:?Set HOME to your home directory.}/.local"

refuse() { printf 'carnet: %s\n' "$*" >&2; exit 3; }

case "${1:-}" in
    '') ;;
    --prefix)
        PREFIX=${2:-}
        [ -n "$PREFIX" ] || refuse 'Name a folder after --prefix.'
        case "$PREFIX" in /*) ;; *) PREFIX=$PWD/$PREFIX ;; esac
        ;;
    *) printf 'Usage: %s [--prefix DIR]\n' "$0" >&2; exit 2 ;;
esac

# -- Can it run here? ---------------------------------------------------------------------------
[ "$(uname -s)" = Linux ] || refuse 'This package is for Linux.'
[ "$(uname -m)" = x86_64 ] || refuse "This package is for x86_64 processors; this is $(uname -m)."
if [ -r "${CARNET_CPUINFO:-/proc/cpuinfo}" ] && ! grep -qw avx2 "${CARNET_CPUINFO:-/proc/cpuinfo}"; then
    refuse "This computer's processor lacks AVX2, which Carnet needs (made after about 2013; 2015 for AMD)."
fi
glibc=${CARNET_GLIBC:-$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)}
[ -n "$glibc" ] || refuse 'This system has no GNU C library, which Carnet needs.'
oldest=$(printf '%s\n%s\n' "$glibc" "$NEEDED_GLIBC" | sort -V | head -n 1)
[ "$oldest" = "$NEEDED_GLIBC" ] || refuse \
    "This system's C library is version $glibc; Carnet needs $NEEDED_GLIBC. Use a newer version of your system."

# -- Is there room, and may we write? -----------------------------------------------------------
place="$PREFIX/lib/carnet/$VERSION"
mkdir -p "$PREFIX/lib/carnet" 2>/dev/null || refuse "The folder $PREFIX cannot be written. Choose another with --prefix."
needed_kb=$(du -sk "$HERE" | cut -f1)
free_kb=$(df -Pk "$PREFIX/lib/carnet" | awk 'NR == 2 { print $4 }')
[ "$free_kb" -gt "$needed_kb" ] || refuse \
    "Carnet needs $((needed_kb / 1024)) MB below $PREFIX, and $((free_kb / 1024)) MB are free. Free some space, or choose another place with --prefix."

# -- Is this very version open? -----------------------------------------------------------------
is_open() { readlink /proc/[0-9]*/exe 2>/dev/null | grep -qxF -- "$place/carnet"; }
for _ in 1 2 3; do is_open || break; sleep 1; done  # one that was just closed takes a moment
! is_open || refuse "Carnet $VERSION is open. Close it (or choose Quit at its icon), then repeat."

# -- The program, put in place in one step ------------------------------------------------------
partial="$PREFIX/lib/carnet/.partial-$VERSION"
rm -rf "$partial"
if ! problem=$(cp -a "$HERE" "$partial" 2>&1); then
    rm -rf "$partial"
    printf '%s\n' "$problem" | head -n 1 >&2  # a full disk would be told for every file
    refuse 'The files could not be copied; nothing was installed.'
fi
if ! "$partial/carnet" --version >/dev/null; then
    rm -rf "$partial"
    refuse 'The program does not start on this system; nothing was installed. Its message is above.'
fi
rm -rf "$place"
mv "$partial" "$place"

# -- How it is found ----------------------------------------------------------------------------
bin="$PREFIX/bin" share="$PREFIX/share"
mkdir -p "$bin" "$share/applications"
ln -sfn "$place/carnet" "$bin/carnet"
ln -sfn "$place/carnet" "$bin/carnet-$VERSION"
cp -R "$place/share/icons" "$place/share/metainfo" "$share/"
touch "$share/icons/hicolor"  # or a desktop goes on with the list that it made before
# Exec wants a path with spaces in double quotes, with " ` $ and \ escaped.
quoted=$(printf '%s' "$place/carnet" | sed 's/["`$\\]/\\&/g')
EXEC="Exec=\"$quoted\"" awk \
    '/^Exec=carnet/ { sub(/^Exec=carnet/, ""); print ENVIRON["EXEC"] $0; next } { print }' \
    "$place/share/applications/$APP.desktop" >"$share/applications/$APP.desktop"
{ command -v update-desktop-database && update-desktop-database -q "$share/applications"; } >/dev/null 2>&1 || true

printf 'Carnet %s is installed in %s\n' "$VERSION" "$place"
first=$(command -v carnet 2>/dev/null || true)
if [ "$first" = "$bin/carnet" ]; then
    printf 'Start it from the menu, or with: carnet\n'
else
    printf 'Start it from the menu, or with: %s/carnet\n' "$bin"
    [ -z "$first" ] || printf 'In a terminal "carnet" alone is another one, %s; both use the same library.\n' "$first"
fi
printf 'To remove it: %s/uninstall.sh\n' "$place"
