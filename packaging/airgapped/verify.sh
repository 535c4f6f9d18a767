#!/bin/sh
# Compares every file of this folder with its hash, and looks for files that do not belong here.
# Needs sha256sum, which every Linux has. One line for each file that is not as it was made.
cd "$(dirname -- "$0")" || exit 3
LC_ALL=C
export LC_ALL

sorry() {
    printf 'carnet: %s\n' "$1" >&2
    wrong=1
}
again='Copy the pack again. / Recopiez le dossier.'
wrong=0

if [ ! -r SHA256SUMS ]; then
    sorry "SHA256SUMS is missing / manque. $again"
    exit 3
fi
while IFS= read -r line || [ -n "$line" ]; do
    expected=${line%%  *}
    name=${line#*  }
    if [ "${#expected}" -ne 64 ] || [ "$name" = "$line" ]; then
        sorry "SHA256SUMS is damaged / est abîmé. $again"
        exit 3
    fi
    if [ ! -f "$name" ]; then
        sorry "$name is missing / manque. $again"
    elif ! found=$(sha256sum <"$name" 2>/dev/null); then
        sorry "$name cannot be read / est illisible. $again"
    elif [ "${found%% *}" != "$expected" ]; then
        sorry "$name is damaged / est abîmé. $again"
    fi
done <SHA256SUMS

# What systems leave on a stick by themselves is no part of the pack and does no harm.
extra=$(find . \( -name '.?*' -o -name 'System Volume Information' -o -name Thumbs.db \
    -o -name desktop.ini -o -name LOST.DIR \) -prune -o ! -type d ! -path ./SHA256SUMS -print |
    while IFS= read -r path; do
        cut -c67- SHA256SUMS | grep -qxF -- "${path#./}" || printf '%s\n' "${path#./}"
    done)
if [ -n "$extra" ]; then
    printf '%s\n' "$extra" | while IFS= read -r name; do
        printf 'carnet: %s does not belong to the pack; do not use it. / ne fait pas partie du dossier ; ne pas utiliser.\n' "$name" >&2
    done
    wrong=1
fi
[ "$wrong" = 0 ] || exit 3
printf 'All files are as they were made. / Tous les fichiers sont intacts.\n'
printf 'Fingerprint / Empreinte : %s\n' "$(sha256sum <SHA256SUMS | cut -c1-16)"
