"""Pages opened in a real browser without a window, and documents in a real office; visible skips without."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from lxml import html

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def chromium(page: Path, *flags: str) -> str:
    """What Chromium prints for a page, opened with a new profile."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.skip("no Chromium here: the page is not tried in a browser")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        call = [program, *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()]
        done = subprocess.run(
            call, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


def dom(page: Path, *flags: str) -> html.HtmlElement:
    """The page as it stands in Chromium after its script has run."""
    return html.document_fromstring(chromium(page, "--dump-dom", *flags))


def office(document: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a document."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("no LibreOffice here: the document is not tried in an office")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        call = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        call += ["--convert-to", "pdf", "--outdir", str(folder), str(document)]
        done = subprocess.run(call, capture_output=True, text=True, timeout=180, check=False, env=_quiet())
    made = folder / f"{document.stem}.pdf"
    assert made.exists(), done.stderr
    return made


def _quiet() -> dict[str, str]:
    return os.environ | {"SAL_USE_VCLPLUGIN": "svp"}
