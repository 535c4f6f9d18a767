#!/bin/sh
# Takes away what install.sh wrote. Notes and the library's data are never touched.
set -eu

VERSION='@VERSION@'
APP='io.github.carnet.Carnet'
HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
PREFIX=$(CDPATH='' cd -- "$HERE/../../.." && pwd)
case "$HERE" in
    */lib/carnet/"$VERSION") ;;
    *) printf 'carnet: This is not an installed Carnet; delete the folder %s instead.\n' "$HERE" >&2; exit 3 ;;
esac

is_open() { readlink /proc/[0-9]*/exe 2>/dev/null | grep -qxF -- "$HERE/carnet"; }
for _ in 1 2 3; do is_open || break; sleep 1; done  # one that was just closed takes a moment
if is_open; then
    printf 'carnet: Carnet %s is open. Close it (or choose Quit at its icon), then repeat.\n' "$VERSION" >&2
    exit 3
fi
current=$(readlink "$PREFIX/bin/carnet" 2>/dev/null || true)
rm -f "$PREFIX/bin/carnet-$VERSION"
if [ "$current" = "$HERE/carnet" ]; then
    rm -f "$PREFIX/bin/carnet" "$PREFIX/share/applications/$APP.desktop" \
        "$PREFIX/share/metainfo/$APP.metainfo.xml" "$PREFIX"/share/icons/hicolor/*/apps/"$APP".*
    { command -v update-desktop-database && update-desktop-database -q "$PREFIX/share/applications"; } \
        >/dev/null 2>&1 || true
fi
rm -rf "$HERE"
rmdir "$PREFIX/lib/carnet" 2>/dev/null || true

data="${XDG_DATA_HOME:-$HOME/.local/share}/carnet" config="${XDG_CONFIG_HOME:-$HOME/.config}/carnet"
printf 'Carnet %s is removed. Your notes were not touched.\n' "$VERSION"
if [ -d "$data" ] || [ -d "$config" ]; then
    printf 'What Carnet kept (index, imported copies, conversations, models, settings) is still here:\n'
    [ -d "$data" ] && printf '    %s\n' "$data"
    [ -d "$config" ] && printf '    %s\n' "$config"
    printf 'Delete it if you no longer want it.\n'
fi
exit 0
