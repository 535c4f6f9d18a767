; Installer for one person: no administrator, below the person's own folder. Inno Setup 6.
; iscc /DVersion=0.1.0 packaging\windows\carnet.iss
#ifndef Version
  #error Name the version: /DVersion=...
#endif

[Setup]
AppId={{6B0E7C1B-3C0E-4C39-9C4A-5B1B6B1C2F10}
AppName=Carnet
AppVersion={#Version}
AppPublisher=Carnet
DefaultDirName={localappdata}\Programs\Carnet
DefaultGroupName=Carnet
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Older ones do not tell whether the processor has AVX2.
MinVersion=10.0.19041
OutputDir=..\..\build\dist
OutputBaseFilename=carnet-{#Version}-windows-x64-setup
SetupIconFile=..\..\build\carnet.ico
UninstallDisplayIcon={app}\carnet.exe
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\LICENSE
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.OldProcessor=This computer's processor lacks AVX2, which Carnet needs (made after about 2013; 2015 for AMD).
fr.OldProcessor=Le processeur de cet ordinateur n'a pas AVX2, dont Carnet a besoin (fabriqué après 2013 environ ; 2015 pour AMD).
en.DataKept=Carnet is removed. Your notes were not touched. What Carnet kept is still in %1; delete that folder if you no longer want it.
fr.DataKept=Carnet est retiré. Vos notes n'ont pas été touchées. Ce que Carnet gardait est encore dans %1 ; supprimez ce dossier si vous n'en voulez plus.

[Files]
Source: "..\..\build\frozen\carnet\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; An older version's files must not stay among the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Carnet"; Filename: "{app}\carnet.exe"

[Run]
Filename: "{app}\carnet.exe"; Description: "{cm:LaunchProgram,Carnet}"; Flags: nowait postinstall skipifsilent

[Code]
function IsProcessorFeaturePresent(Feature: Cardinal): Boolean;
  external 'IsProcessorFeaturePresent@kernel32.dll stdcall';

function InitializeSetup(): Boolean;
begin
  { 40 is PF_AVX2_INSTRUCTIONS_AVAILABLE }
  Result := IsProcessorFeaturePresent(40);
  if not Result then
    SuppressibleMsgBox(CustomMessage('OldProcessor'), mbCriticalError, MB_OK, IDOK);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and DirExists(ExpandConstant('{localappdata}\carnet')) then
    SuppressibleMsgBox(
      FmtMessage(CustomMessage('DataKept'), [ExpandConstant('{localappdata}\carnet')]),
      mbInformation, MB_OK, IDOK);
end;
