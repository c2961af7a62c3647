"""Documents as they were in a git revision."""

import subprocess
from pathlib import Path

import pytest

from planlint.errors import ConfigError
from planlint.revision import sources


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two documents committed, one of them changed since."""
    git(tmp_path, "init")
    (tmp_path / "计划 a.md").write_bytes("增长9.5%\r\n".encode())
    (tmp_path / "b.md").write_bytes(b"old\n" * 50)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    (tmp_path / "计划 a.md").write_bytes(b"new")
    return tmp_path


def held(repository: Path, *names: str, revision: str = "HEAD") -> dict[str, bytes | None]:
    paths = [str(repository / name) for name in names]
    return {Path(path).name: data for path, data in sources(revision, paths)}


def test_documents_are_given_as_they_were(repository: Path) -> None:
    assert held(repository, "计划 a.md", "b.md") == {
        "计划 a.md": "增长9.5%\r\n".encode(),
        "b.md": b"old\n" * 50,
    }


def test_a_new_document_was_not_there(repository: Path) -> None:
    (repository / "c.md").write_text("new")
    assert held(repository, "c.md", "b.md") == {"b.md": b"old\n" * 50}


def test_a_renamed_document_is_found_under_its_old_name(repository: Path) -> None:
    git(repository, "mv", "b.md", "c.md")
    assert held(repository, "c.md") == {"c.md": b"old\n" * 50}


def test_nothing_to_check_asks_nothing() -> None:
    assert sources("HEAD", []) == []


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:b.md", ""])
def test_a_missing_revision_is_named(repository: Path, revision: str) -> None:
    with pytest.raises(ConfigError, match="no revision"):
        held(repository, "b.md", revision=revision)


def test_outside_of_a_repository_is_a_fault_of_the_setup(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a git repository"):
        held(tmp_path, "b.md")


def test_a_path_outside_of_the_repository_is_named(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "b.md"
    with pytest.raises(ConfigError, match="outside of the repository"):
        sources("HEAD", [str(repository / "b.md"), str(other)])
