"""pytest: one test item per data file, and one for what only shows across files.

Switched on by `--planlint` or `planlint = true` in the ini file; until then it imports nothing but pytest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from planlint.config import Config
    from planlint.model import Finding, Result

FILES = ["*.csv", "*.tsv", "*.xlsx", "*.xls", "*.ods", "*.md"]
SEVERITIES = ["error", "warning", "info", "never"]


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("planlint", "planlint: numbers that cannot all be true")
    group.addoption("--planlint", action="store_true", help="check data files with planlint")
    parser.addini("planlint", "check data files with planlint", type="bool", default=False)
    parser.addini(
        "planlint_files", f"globs of the files to check [{' '.join(FILES)}]", type="args", default=FILES
    )
    parser.addini("planlint_fail_on", f"one of {', '.join(SEVERITIES)} [error]", default="error")
    parser.addini("planlint_config", "configuration file [the closest to the root]", default="")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "planlint: a data file checked by planlint")
    if _on(config) and config.getini("planlint_fail_on") not in SEVERITIES:
        raise pytest.UsageError(f"planlint_fail_on: not one of {', '.join(SEVERITIES)}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if not _on(parent.config):
        return None
    relative = os.path.relpath(file_path, parent.config.rootpath).replace(os.sep, "/")
    globs = parent.config.getini("planlint_files")
    if any(fnmatch(relative, glob) or fnmatch(file_path.name, glob) for glob in globs):
        return PlanlintFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """One more item for the questions that several files raise together."""
    paths = [item.path for item in items if isinstance(item, PlanlintItem)]
    if len(paths) > 1:
        items.append(PlanlintAcross.from_parent(session, name="planlint::across-files", paths=paths))


@pytest.fixture(name="planlint")
def planlint_fixture(request: pytest.FixtureRequest) -> Planlint:
    """The Python API with the configuration of the test run: `lint`, `lint_frame`, `read`, `assert_clean`."""
    return Planlint(request.config.getini("planlint_config") or None)


class Planlint:
    """What the `planlint` fixture gives: the Python API under the run's configuration file."""

    def __init__(self, configuration: str | None) -> None:
        self.configuration = configuration

    def lint(self, paths: Any, **settings: Any) -> Any:
        from planlint import api

        return api.lint(paths, configuration=self.configuration, **settings)

    def read(self, paths: Any, **settings: Any) -> Any:
        from planlint import api

        return api.read(paths, configuration=self.configuration, **settings)

    def lint_frame(self, frame: Any, **settings: Any) -> Any:
        from planlint.frames import lint_frame

        return lint_frame(frame, **settings)

    def assert_clean(self, subject: Any, fail_on: str = "error") -> None:
        from planlint.testing import assert_clean

        assert_clean(subject, fail_on=fail_on, configuration=self.configuration)


class FindingsError(Exception):
    """Findings at or above the threshold, as planlint prints them; `line` is that of the first."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.line = line


class PlanlintFile(pytest.File):
    """A data file."""

    def collect(self) -> Iterator[pytest.Item]:
        yield PlanlintItem.from_parent(self, name="planlint")


class _Item(pytest.Item):
    """What both kinds of item share: the marker, the cache, the way a failure is shown."""

    line: int | None = None

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.add_marker("planlint")

    def checked(self, paths: list[Path]) -> None:
        """Check the files, or remember how it went when neither they nor the set-up have changed."""
        kept = _kept(self.config, type(self).__name__, paths)
        if kept and kept.exists():
            text, line = json.loads(kept.read_text(encoding="utf-8"))
        else:
            text, line = self.look(paths)
            if kept:
                part = kept.with_suffix(f".{os.getpid()}")
                part.write_text(json.dumps([text, line]), encoding="utf-8")
                part.replace(kept)
        if text:
            self.line = line
            raise FindingsError(text, line)

    def look(self, paths: list[Path]) -> tuple[str, int]:
        """The report of what fails ("" when nothing does) and the line of its first finding."""
        result = _lint(self.config, paths)
        failing = [f for f in result.findings if self.counts(f)]
        broken = [f"{fault.path}: {fault.reason}" for fault in (*result.errors, *result.bugs)]
        if not failing and not broken:
            return "", 0
        from planlint.reporters import Page
        from planlint.reporters.text import report

        shown = result._replace(findings=tuple(failing))
        text = report(shown, Page(root=str(self.config.rootpath))) if failing else ""
        return "\n".join([*broken, text]).strip(), failing[0].location.line if failing else 1

    def counts(self, finding: Finding) -> bool:
        fail_on = self.config.getini("planlint_fail_on")
        order = SEVERITIES.index(finding.severity)
        return not finding.waived and order <= SEVERITIES.index(fail_on) and fail_on != "never"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, FindingsError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class PlanlintItem(_Item):
    """One file on its own."""

    def runtest(self) -> None:
        self.checked([self.path])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.line - 1 if self.line else None, f"planlint: {self.path.name}"


class PlanlintAcross(_Item):
    """All files together: only findings that need two of them."""

    def __init__(self, *, paths: list[Path], **settings: Any) -> None:
        super().__init__(**settings)
        self.paths = paths

    def runtest(self) -> None:
        self.checked(self.paths)

    def counts(self, finding: Finding) -> bool:
        across = any(place.location.path != finding.location.path for place in finding.related)
        return across and super().counts(finding)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.config.rootpath, None, "planlint: across files"


def _on(config: pytest.Config) -> bool:
    return bool(config.getoption("--planlint") or config.getini("planlint"))


def _configuration(config: pytest.Config) -> tuple[Config, str | None]:
    from planlint import config as configuration
    from planlint import kept

    path = config.getini("planlint_config")
    found = str(config.rootpath / path) if path else configuration.find(str(config.rootpath))
    return configuration.load(found, (), kept.folder()), kept.folder()


def _lint(config: pytest.Config, paths: list[Path]) -> Result:
    from planlint import engine

    settings, cache = _configuration(config)
    return engine.lint([str(path) for path in paths], settings, cache)


def _kept(config: pytest.Config, kind: str, paths: list[Path]) -> Path | None:
    """Where the outcome for these bytes, this configuration and this planlint is kept."""
    from planlint import VERSION

    cache = getattr(config, "cache", None)  # None under -p no:cacheprovider
    if cache is None:
        return None
    settings, _ = _configuration(config)
    digest = hashlib.sha256(f"{VERSION}\0{kind}\0{config.getini('planlint_fail_on')}\0{settings}".encode())
    for path in paths:
        digest.update(f"\0{path}\0".encode())
        digest.update(path.read_bytes())
    return Path(cache.mkdir("planlint")) / f"{digest.hexdigest()[:32]}.json"
