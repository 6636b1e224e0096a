"""What makes the executable lighter, and what tells of its licences and sources."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tools.executable import lean, sharing, sources, terms
from tools.executable.sources import collect

HOME = Path(__file__).parents[2]
LAPACK = ("gesv", "getrf", "gesdd", "geqrf", "gels", "posv", "potrf", "geev")
NEEDS_TOOLS = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(tool) is None for tool in ("cc", "strip", "nm", "readelf")),
    reason="needs the compiler and binutils of Linux",
)


def library(path: Path, code: str, *words: str) -> Path:
    """Compile a library."""
    path.parent.mkdir(parents=True, exist_ok=True)
    command = ["cc", "-g", "-shared", "-fPIC", f"-Wl,-soname,{path.name}", "-o", str(path), "-x", "c", "-"]
    subprocess.run([*command, "-x", "none", *words], input=code.encode(), check=True, timeout=60)
    return path


@NEEDS_TOOLS
def test_only_fat_libraries_lose_what_debuggers_read(tmp_path: Path) -> None:
    fat = library(tmp_path / "fat.so", "int danced(void) { return 1; }")
    entries = [(name, str(fat), "EXTENSION") for name in ("av/core.so", "cv2/cv2.so")]
    entries.append(("libpython3.so", "libpython3.13.so", "SYMLINK"))
    made, *kept = lean.lean(entries, tmp_path / "made")
    assert kept == entries[1:]
    assert made[0] == "av/core.so"
    assert Path(made[1]).stat().st_size < fat.stat().st_size
    assert "danced" in subprocess.run(["nm", "-D", made[1]], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def wheels(tmp_path: Path) -> dict[str, Path]:
    """Libraries as the wheels of OpenCV and PyAV bring them: OpenCV's needs its FFmpeg, and that needs another."""
    ours, theirs = tmp_path / sharing.OPENCV, tmp_path / sharing.PYAV
    crypto = library(ours / "libcrypto-1.so.1", "int secret(void) { return 1; }")
    code = "int av_open(void) { return 1; }"
    needed = library(ours / "libavcodec-aa.so.62.28.101", code, "-Wl,--no-as-needed", str(crypto))
    library(theirs / "libavcodec-bb.so.62.28.102", code)
    library(tmp_path / "cv2" / "cv2.abi3.so", "int av_open(void); int cv(void) { return av_open(); }", str(needed))
    return {str(path.relative_to(tmp_path)): path for path in tmp_path.rglob("*.so*")}


def entries_of(wheels: dict[str, Path]) -> list[sharing.Entry]:
    return [(name, str(path), "BINARY") for name, path in wheels.items()]


def test_links_lead_to_what_is_left_or_are_left_out() -> None:
    def link(name: str, folder: str) -> sharing.Entry:
        return name, f"{folder}/{name}", "SYMLINK"

    binaries = [("numpy.libs/libgfortran.so.5", "/far/libgfortran.so.5", "BINARY"), link("libx.so", sharing.OPENCV)]
    binaries.append((f"{sharing.OPENCV}/libavif.so", "/far/libavif.so", "BINARY"))
    sound, notes = link("libvorbis.so", sharing.PYAV), ("NOTICES.md", "/far/NOTICES.md", "DATA")
    avif, crypto, gfortran = (link(name, sharing.OPENCV) for name in ("libavif.so", "libcrypto.so", "libgfortran.so.5"))
    left = list(sharing.unbroken([notes, sound, avif, crypto, gfortran], binaries))
    assert left == [notes, sound, avif, link("libgfortran.so.5", "numpy.libs")]


@NEEDS_TOOLS
def test_opencv_shares_the_ffmpeg_of_pyav(wheels: dict[str, Path], tmp_path: Path) -> None:
    left = {entry[0]: entry for entry in sharing.shared(entries_of(wheels), tmp_path / "made")}
    name = f"{sharing.OPENCV}/libavcodec-aa.so.62.28.101"
    assert left[name] == (name, f"../{sharing.PYAV}/libavcodec-bb.so.62.28.102", "SYMLINK")
    assert not [entry for entry in left if "crypto" in entry]
    assert f"{sharing.PYAV}/libavcodec-bb.so.62.28.102" in left


@NEEDS_TOOLS
def test_another_first_number_is_not_shared(wheels: dict[str, Path], tmp_path: Path) -> None:
    name = f"{sharing.PYAV}/libavcodec-bb.so.62.28.102"
    newer = {**{one: path for one, path in wheels.items() if one != name}, name.replace("62.28", "63.1"): wheels[name]}
    assert sharing.shared(entries_of(newer), tmp_path / "made") == entries_of(newer)


@NEEDS_TOOLS
@pytest.mark.parametrize("function", ["av_open", "av_other"])
def test_what_lacks_a_function_that_opencv_calls_is_not_shared(tmp_path: Path, function: str) -> None:
    of_version = tmp_path / "version"
    of_version.write_text("LIBAVCODEC_62 { global: *; };")
    versioned = f"-Wl,--version-script={of_version}"
    ours, theirs = (f"{sharing.OPENCV}/libavcodec-aa.so.62.1", f"{sharing.PYAV}/libavcodec-bb.so.62.1")
    needed = library(tmp_path / ours, "int av_open(void) { return 1; }", versioned)
    library(tmp_path / theirs, f"int {function}(void) {{ return 1; }}", versioned)
    library(tmp_path / "cv2" / "cv2.so", "int av_open(void); int cv(void) { return av_open(); }", str(needed))
    entries = [(name, str(tmp_path / name), "BINARY") for name in ("cv2/cv2.so", ours, theirs)]
    shared = sharing.shared(entries, tmp_path / "made")
    assert ((ours, f"../{theirs}", "SYMLINK") in shared) == (function == "av_open")
    assert (entries[1] in shared) == (function != "av_open")


@NEEDS_TOOLS
def test_opencv_calculates_with_the_openblas_of_numpy(tmp_path: Path) -> None:
    """The library between them compiles, has every function that OpenCV calls, and passes whole numbers on."""
    functions = [
        *(f"cblas_{letter}gemm" for letter in "sdcz"),
        *(f"{letter}{name}_" for letter in "sd" for name in LAPACK),
    ]
    own = library(
        tmp_path / sharing.OPENCV / "libopenblasp-r0-1.so", "\n".join(f"void {one}(void) {{}}" for one in functions)
    )
    wide = "long long *scipy_told; void scipy_dpotrf_64_(char *part, long long *n, double *a, long long *lda, "
    wide += "long long *info) { *info = *n * 10 + *lda; a[0] = 7; }\n"
    others = [f"scipy_{one.rstrip('_')}{'64_' if 'cblas' in one else '_64_'}" for one in functions if one != "dpotrf_"]
    wide += "\n".join(f"void {one}(void) {{}}" for one in others)
    numpy = library(tmp_path / sharing.NUMPY / "libscipy_openblas64_-2.so", wide)
    calls = "".join(f"void {one}(void);" for one in functions)
    calls += f"void cv(void) {{ {''.join(f'{one}();' for one in functions)} }}"
    module = library(tmp_path / "cv2" / "cv2.abi3.so", calls, str(own))
    paths = {str(path.relative_to(tmp_path)): path for path in (own, numpy, module)}
    entries = [(name, str(path), "BINARY") for name, path in paths.items()]
    left = {entry[0]: entry for entry in sharing.shared(entries, tmp_path / "made" / "libs")}
    made = left[f"{sharing.OPENCV}/{own.name}"][1]
    assert made != str(own)
    code = f"""
import ctypes
ctypes.CDLL({str(numpy)!r}, ctypes.RTLD_GLOBAL)
n, lda, info, a = ctypes.c_int(3), ctypes.c_int(4), ctypes.c_int(-1), (ctypes.c_double * 9)()
ctypes.CDLL({made!r}).dpotrf_(b"L", ctypes.byref(n), a, ctypes.byref(lda), ctypes.byref(info))
print(info.value, a[0])
"""
    # The file that it was linked with lies elsewhere than in the program.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["34", "7.0"], done.stderr


def test_licences_and_homes_of_all_parts_are_collected(tmp_path: Path) -> None:
    files = terms.write_terms(tmp_path)
    text = (tmp_path / "SOURCES.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert any(row.startswith("| av | ") and "PyAV" in row for row in rows)
    assert not any(row.startswith("| matplotlib | ") for row in rows)
    folders = {folder.split("/")[1].rpartition("-")[0] for _file, folder in files if folder.startswith("licences/")}
    assert {"av", "mediapipe", "numba", "numpy"} <= folders
    assert all(Path(file).is_file() for file, _folder in files)


def packed(**files: str) -> bytes:
    """Return an archive of texts by name, where __ stands for a slash."""
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w:gz") as archive:
        for name, text in files.items():
            entry = tarfile.TarInfo(name.replace("__", "/").replace("_DOT_", "."))
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return memory.getvalue()


@pytest.fixture
def net(tmp_path: Path) -> dict[str, bytes]:
    """Where sources are found; `program.tar.xz` lies in the folder."""
    (tmp_path / "program.tar.xz").write_bytes(packed(dancegame__SOURCES_DOT_md="| av | 18.1.0 | BSD | home |\n"))
    found = {f"https://x.org/{name}": name.encode() for name in ("ffmpeg-8.tar", "x264-1.tar", "x265_4.tar")}
    recipe = "".join(
        f'P(source_url="{url}",\n  source_filename="a",\n  sha256="{hashlib.sha256(content).hexdigest()}")\n'
        for url, content in found.items()
    )
    older, newer = (
        json.dumps({"url": f"https://github.com/PyAV-Org/pyav-ffmpeg/releases/download/{tag}/ffmpeg-x.tar.gz"})
        for tag in ("8.0-1", "8.10-2")
    )
    names = {"a__scripts__ffmpeg-8_DOT_9_DOT_json": older, "a__scripts__ffmpeg-8_DOT_10_DOT_json": newer}
    return found | {
        "https://github.com/PyAV-Org/PyAV/archive/refs/tags/v18.1.0.tar.gz": packed(**names),
        "https://github.com/PyAV-Org/pyav-ffmpeg/archive/refs/tags/8.10-2.tar.gz": packed(
            b__scripts__pkg_DOT_py=recipe
        ),
    }


def test_sources_of_all_that_is_under_the_gpl_go_into_one_archive(
    net: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all((HOME / name).exists() for name in sources.OF_THE_GAME)
    monkeypatch.setattr(sources, "OF_THE_GAME", ("build.spec", "tools/logo"))
    with tarfile.open(collect(tmp_path / "program.tar.xz", tmp_path, fetch=net.__getitem__)) as archive:
        names = archive.getnames()
    assert {"sources/x.org_ffmpeg-8.tar", "sources/x.org_x264-1.tar", "sources/x.org_x265_4.tar"} <= set(names)
    assert {"sources/PyAV-18.1.0.tar.gz", "dancegame/build.spec", "dancegame/tools/logo/__main__.py"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]


def test_a_source_that_is_another_is_refused(net: dict[str, bytes], tmp_path: Path) -> None:
    net["https://x.org/x264-1.tar"] = b"something else"
    with pytest.raises(ValueError, match="x264"):
        collect(tmp_path / "program.tar.xz", tmp_path, fetch=net.__getitem__)


def test_a_recipe_without_what_the_licence_is_about_is_refused(net: dict[str, bytes], tmp_path: Path) -> None:
    recipe = next(url for url in net if "pyav-ffmpeg" in url)
    net[recipe] = packed(b__scripts__pkg_DOT_py='source_url="https://x.org/ffmpeg-8.tar", sha256="' + "0" * 64 + '"')
    with pytest.raises(ValueError, match="x264"):
        collect(tmp_path / "program.tar.xz", tmp_path, fetch=net.__getitem__)
