"""What the executable is made with besides PyInstaller: lighter libraries, licences, versions; `build.spec` asks."""
