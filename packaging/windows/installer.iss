; Makes dancegame-<version>-windows-setup.exe of dist\dancegame: iscc /DVersion=0.1.0 packaging\windows\installer.iss
; It installs for whoever runs it, without asking for an administrator, and takes itself away again whole.
; Songs, settings and results of players lie elsewhere and stay.

#ifndef Version
  #error Say which version it is: /DVersion=0.1.0
#endif

[Setup]
AppId={{7E0C6E5B-6F0B-4E0B-9C55-DA2C0F1A3E44}
AppName=dancegame
AppVersion={#Version}
AppPublisher=The dancegame authors
DefaultDirName={autopf}\dancegame
DefaultGroupName=dancegame
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=dancegame-{#Version}-windows-setup
SetupIconFile=packaging\icon.ico
UninstallDisplayIcon={app}\dancegame.exe
LicenseFile=packaging\GPL-3.txt
Compression=lzma2/ultra64
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

; An older version must leave nothing behind that the new one would load.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\dancegame\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\dancegame"; Filename: "{app}\dancegame.exe"
Name: "{autodesktop}\dancegame"; Filename: "{app}\dancegame.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\dancegame.exe"; Description: "{cm:LaunchProgram,dancegame}"; Flags: nowait postinstall skipifsilent
