#!/bin/sh
# Builds Carnet.app and a disk image on macOS 14 or newer with Apple Silicon; signs and notarises
# them when asked.
#
#     packaging/macos/build.sh                 build, signed for this machine alone (ad hoc)
#     SIGN_IDENTITY="Developer ID Application: NAME (TEAM)" \
#     NOTARY_PROFILE=carnet packaging/macos/build.sh
#
# NOTARY_PROFILE names what `xcrun notarytool store-credentials` keeps in the keychain (in another
# one than the login keychain: NOTARY_KEYCHAIN); this script sees no password. packaging/README.md explains each step. Run by nobody yet: see docs/packaging.md.
set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$ROOT"
refuse() { printf 'carnet: %s\n' "$*" >&2; exit 3; }
[ "$(uname -s)" = Darwin ] || refuse 'This script runs on macOS.'
[ "$(uname -m)" = arm64 ] || refuse \
    'This Mac has an Intel processor; torch, LanceDB, OpenVINO and Kreuzberg are made for Apple Silicon alone.'
for tool in iconutil codesign hdiutil; do
    command -v "$tool" >/dev/null || refuse "$tool is missing; run: xcode-select --install"
done
PYTHON=${PYTHON:-python3}
build() { .venv/bin/python packaging/build.py "$@"; }

# 1. A set-up checkout: torch to prepare the starter models, and the models themselves.
"$PYTHON" packaging/setup_environment.py .venv

# 2. Packages of the program, with llama.cpp for Metal; models.
build --acceleration "${ACCELERATION:-metal}" --only venv --only models

# 3. The icon, from the same drawings as everywhere; then the frozen program. (What is taken out on
#    Linux is known by names of Linux; here the spec's own exclusions apply.)
ICONS=build/carnet.iconset
mkdir -p "$ICONS"
picture() { cp "resources/desktop/icons/hicolor/$1x$1/apps/io.github.carnet.Carnet.png" "$ICONS/icon_$2.png"; }
picture 16 16x16
picture 32 16x16@2x
picture 32 32x32
picture 64 32x32@2x
picture 128 128x128
picture 256 128x128@2x
picture 256 256x256
picture 512 256x256@2x
picture 512 512x512
iconutil --convert icns --output build/carnet.icns "$ICONS"
CARNET_ICON="$ROOT/build/carnet.icns"
CARNET_VERSION=$(.venv/bin/python -c 'import carnet; print(carnet.__version__)')
export CARNET_ICON CARNET_VERSION
build --only freeze --no-prune
APP=build/frozen/Carnet.app

# 4. Licences and the bill of materials: before the signature, which covers every file.
build --only legal

# 5. Signed from the inside out: libraries and programs, whatever they are called; frameworks; the
#    application. The hardened runtime and a timestamp are what notarisation asks for.
IDENTITY=${SIGN_IDENTITY:--}
stamp=--timestamp
[ "$IDENTITY" != - ] || stamp=--timestamp=none
sign() { codesign --force "$stamp" --options runtime --sign "$IDENTITY" "$@"; }
find "$APP/Contents" -type f ! -path "$APP/Contents/MacOS/*" | while IFS= read -r file; do
    case "$(file -b "$file")" in *Mach-O*) sign "$file" ;; esac
done
find "$APP/Contents" -depth -type d -name '*.framework' | while IFS= read -r framework; do
    sign "$framework"
done
sign --entitlements packaging/macos/entitlements.plist "$APP"
codesign --verify --deep --strict "$APP"

# 6. Tried before it is packed, as every package is, and as it was signed.
build --only self-test

# 7. A disk image to drag from.
mkdir -p build/dist build/dmg
rm -rf build/dmg/Carnet.app
cp -R "$APP" build/dmg/
ln -sfn /Applications build/dmg/Applications
NAME="Carnet-$CARNET_VERSION-arm64.dmg"
DMG="build/dist/$NAME"
hdiutil create -volname Carnet -srcfolder build/dmg -format ULMO -ov "$DMG"

# 8. Notarised by Apple, the ticket stapled to the image, so that it opens without a network too.
if [ -n "${NOTARY_PROFILE:-}" ]; then
    [ "$IDENTITY" != - ] || refuse 'Notarisation needs SIGN_IDENTITY.'
    codesign --force --timestamp --sign "$IDENTITY" "$DMG"
    xcrun notarytool submit "$DMG" --keychain-profile "$NOTARY_PROFILE" \
        ${NOTARY_KEYCHAIN:+--keychain "$NOTARY_KEYCHAIN"} --wait
    xcrun stapler staple "$DMG"
    spctl --assess --type open --context context:primary-signature "$DMG"
fi
cd build/dist
shasum -a 256 "$NAME" carnet.sbom.cdx.json > SHA256SUMS
