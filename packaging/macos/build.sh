#!/bin/sh
# Builds Carnet.app and a disk image on macOS 13 or newer; signs and notarises them when asked.
#
#     packaging/macos/build.sh                 build, signed for this machine alone (ad hoc)
#     SIGN_IDENTITY="Developer ID Application: NAME (TEAM)" \
#     NOTARY_PROFILE=carnet packaging/macos/build.sh
#
# NOTARY_PROFILE names what `xcrun notarytool store-credentials` keeps in the keychain; this script
# sees no password. packaging/README.md explains each step. Run by nobody yet: see docs/packaging.md.
set -eu

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$ROOT"
[ "$(uname -s)" = Darwin ] || { echo 'carnet: This script runs on macOS.' >&2; exit 3; }
PYTHON=${PYTHON:-python3}
case "$(uname -m)" in
    arm64) ACCELERATION=${ACCELERATION:-metal} ;;
    *) ACCELERATION=${ACCELERATION:-cpu} ;;
esac

# 1. A set-up checkout: torch to prepare the starter models, and the models themselves.
"$PYTHON" packaging/setup_environment.py .venv
# 2. Packages of the program, models, frozen program. (Pruning knows only Linux libraries by name;
#    on macOS the spec's own exclusions apply.)
.venv/bin/python packaging/build.py --acceleration "$ACCELERATION" --only venv --only models

# 3. The icon, from the same drawing as everywhere.
ICONS=build/carnet.iconset
mkdir -p "$ICONS"
for size in 16 32 128 256 512; do
    source_png="resources/desktop/icons/hicolor/${size}x${size}/apps/io.github.carnet.Carnet.png"
    cp "$source_png" "$ICONS/icon_${size}x${size}.png"
done
iconutil --convert icns --output build/carnet.icns "$ICONS"
CARNET_ICON="$ROOT/build/carnet.icns"
CARNET_VERSION=$(.venv/bin/python -c 'import carnet; print(carnet.__version__)')
export CARNET_ICON CARNET_VERSION
.venv/bin/python packaging/build.py --only freeze --no-prune
APP=build/frozen/Carnet.app

# 4. Signed from the inside out; the hardened runtime is what notarisation asks for.
IDENTITY=${SIGN_IDENTITY:--}
find "$APP" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp="$([ "$IDENTITY" = - ] && echo none || echo http://timestamp.apple.com/ts01)" \
        --options runtime --sign "$IDENTITY"
codesign --force --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "$IDENTITY" "$APP"
codesign --verify --deep --strict "$APP"

# 5. Tried before it is packed, as every package is.
"$APP/Contents/MacOS/carnet" doctor --self-test

# 6. A disk image to drag from.
mkdir -p build/dist build/dmg
rm -rf build/dmg/Carnet.app && cp -R "$APP" build/dmg/ && ln -sfn /Applications build/dmg/Applications
DMG="build/dist/Carnet-$CARNET_VERSION-$(uname -m).dmg"
hdiutil create -volname Carnet -srcfolder build/dmg -format ULMO -ov "$DMG"

# 7. Notarised by Apple, the ticket stapled to the image, so that it opens without a network too.
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$DMG" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$DMG"
    spctl --assess --type open --context context:primary-signature "$DMG"
fi
shasum -a 256 "$DMG" > "$DMG.sha256"
