# Builds Carnet for Windows 10 or newer (x64): the frozen program and an installer for one person.
#
#     powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
#
# Needs Python 3.11 (64 bit), Visual Studio Build Tools with C++, and Inno Setup 6 (iscc on the PATH).
# Signs when CARNET_SIGN_THUMBPRINT names a certificate in the store. packaging/README.md explains
# each step. Run by nobody yet: see docs/packaging.md.
param([ValidateSet('cpu', 'cuda', 'vulkan')] [string] $Acceleration = 'cpu')
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
Set-Location $root

function Invoke-Step([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Arguments -join ' ') ended with $LASTEXITCODE" }
}

function Add-Signature([string] $Path) {
    if ($env:CARNET_SIGN_THUMBPRINT) {
        Invoke-Step 'signtool' @('sign', '/sha1', $env:CARNET_SIGN_THUMBPRINT, '/fd', 'SHA256', '/tr',
            'http://timestamp.digicert.com', '/td', 'SHA256', $Path)
    }
}

# Found now rather than missed after an hour.
$iscc = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
$found = Get-Command 'iscc' -ErrorAction SilentlyContinue
if ($found) { $iscc = $found.Source }
if (-not (Test-Path $iscc)) { throw 'Inno Setup 6 is missing: https://jrsoftware.org/isdl.php' }

# 1. A set-up checkout: torch to prepare the starter models, and the models themselves.
if (-not (Test-Path '.venv')) { Invoke-Step 'py' @('-3.11', '-m', 'venv', '.venv') }
$python = "$root\.venv\Scripts\python.exe"
Invoke-Step $python @('-m', 'pip', 'install', '--quiet', '--constraint', 'packaging\constraints.txt',
    '--editable', '.')
Invoke-Step "$root\.venv\Scripts\carnet.exe" @('models', 'install', 'starter')

# 2. Packages of the program, with llama.cpp compiled for AVX2; models.
Invoke-Step $python @('packaging\build.py', '--acceleration', $Acceleration, '--only', 'venv', '--only', 'models')

# 3. The icon and the frozen program: carnet.exe without a console, carnet-cli.exe for terminals.
Invoke-Step $python @('packaging\windows\make_icon.py', 'build\carnet.ico')
$env:CARNET_ICON = "$root\build\carnet.ico"
Invoke-Step $python @('packaging\build.py', '--only', 'freeze', '--no-prune')

# 4. Licences and the bill of materials; signed; tried before it is packed, as every package is.
Invoke-Step $python @('packaging\build.py', '--only', 'legal')
Add-Signature 'build\frozen\carnet\carnet.exe'
Add-Signature 'build\frozen\carnet\carnet-cli.exe'
Invoke-Step $python @('packaging\build.py', '--only', 'self-test')

# 5. The installer: below the person's own folder, no administrator.
$version = (Get-Content 'build\stage\build.json' -Raw | ConvertFrom-Json).version
Invoke-Step $iscc @('/Qp', "/DVersion=$version", 'packaging\windows\carnet.iss')
$setup = "build\dist\carnet-$version-windows-x64-setup.exe"
Add-Signature $setup
Get-ChildItem 'build\dist' -File | Where-Object Name -ne 'SHA256SUMS' | ForEach-Object {
    (Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLower() + "  $($_.Name)"
} | Set-Content 'build\dist\SHA256SUMS' -Encoding ascii
