"""What Windows and macOS show of a program: name, version, whose it is, why it wants the camera."""

from pathlib import Path

NAME = "dancegame"
ID = "io.github.dancegame.dancegame"
ABOUT = "Guess the dance, then dance it"
WHY_CAMERA = "dancegame watches how you dance. The pictures are looked at and thrown away; none is stored or sent."
# Windows: US English, Unicode.
LANGUAGE, CODE_PAGE = 0x0409, 1200


def write_windows_version(version: str, path: Path) -> Path:
    """Write what Explorer shows under "Details", in PyInstaller's words, and return where."""
    numbers = tuple(int(part) for part in (version.split("+")[0].split(".") + ["0"] * 4)[:4])
    said = {
        "CompanyName": "The dancegame authors",
        "FileDescription": ABOUT,
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": "GPL-3.0-or-later as a whole; see NOTICES.md",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in said.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('{LANGUAGE:04X}{CODE_PAGE:04X}', [{strings}])]), "
        f"VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {CODE_PAGE}])])])\n",
        encoding="utf-8",
    )
    return path


def bundle_facts(version: str) -> dict[str, object]:
    """Return what stands in Info.plist of dancegame.app."""
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.music-games",
        # What the wheels of MediaPipe and OpenCV ask for.
        "LSMinimumSystemVersion": "13.0",
        "NSCameraUsageDescription": WHY_CAMERA,
        "NSHighResolutionCapable": True,
    }
