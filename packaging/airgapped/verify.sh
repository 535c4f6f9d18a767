#!/bin/sh
# Compares every file of this folder with its hash. Needs sha256sum, which every Linux has.
cd "$(dirname -- "$0")" || exit 3
if sha256sum --check --quiet SHA256SUMS; then
    printf 'All files are as they were made. / Tous les fichiers sont intacts.\n'
else
    printf 'Copy the pack again. / Recopiez le dossier.\n' >&2
    exit 3
fi
