"""What documents held in a git revision, so that only what is new since then need be shown."""

import os
import subprocess
from collections.abc import Sequence

from planlint.errors import ConfigError

Source = tuple[str, bytes | None]  # as `planlint.loading` takes it


def sources(revision: str, paths: Sequence[str]) -> list[Source]:
    """The documents among `paths` that the revision has, under their names of today and as they were then.

    A file that was renamed since is found under its old name. ConfigError when there is no such revision,
    no git, or a path lies outside of the repository.
    """
    if not paths:
        return []
    root = _git(os.path.dirname(os.path.abspath(paths[0])), "rev-parse", "--show-toplevel").decode().strip()
    commit = _commit(root, revision)
    names = {path: _inside(path, root) for path in paths}
    renamed = _renamed(root, commit)
    asked = [f"{commit}:{renamed.get(name, name)}" for name in names.values()]
    held = _contents(root, asked)
    return [(path, data) for path, data in zip(names, held, strict=True) if data is not None]


def _commit(root: str, revision: str) -> str:
    try:
        verified = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except ConfigError:
        reason = f"no revision '{revision}' here; in a shallow clone fetch it first"
        raise ConfigError(reason, place="new-from") from None
    return verified.decode().strip()


def _inside(path: str, root: str) -> str:
    real = os.path.realpath(path)
    name = os.path.relpath(real, os.path.realpath(root)).replace(os.sep, "/")
    if name.startswith("../"):
        raise ConfigError(f"lies outside of the repository {root}", path, "new-from")
    return name


def _renamed(root: str, commit: str) -> dict[str, str]:
    """Today's name → the name in the revision, for files that were moved; git compares their contents."""
    printed = _git(root, "diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", commit)
    words = printed.decode("utf-8", "surrogateescape").split("\0")
    return {words[i + 2]: words[i + 1] for i in range(0, len(words) - 2, 3)}


def _contents(root: str, asked: list[str]) -> list[bytes | None]:
    """The bytes of every `commit:name`, None where there is no such file; one process for all."""
    # one name a line (-z needs git 2.38): a name with a line break in it counts as new
    lines = [name.replace("\n", "?").encode("utf-8", "surrogateescape") for name in asked]
    printed = _git(root, "cat-file", "--batch", given=b"".join(line + b"\n" for line in lines))
    held: list[bytes | None] = []
    at = 0
    for _ in lines:
        end = printed.index(b"\n", at)
        words = printed[at:end].split(b" ")
        at = end + 1
        if words[-1] == b"missing":
            held.append(None)
        else:
            size = int(words[-1])
            held.append(printed[at : at + size] if words[-2] == b"blob" else None)
            at += size + 1
    return held


def _git(folder: str, *arguments: str, given: bytes | None = None) -> bytes:
    command = ["git", "-C", folder, "--no-optional-locks", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError as error:
        raise ConfigError(f"git cannot be run: {error.strerror}", place="new-from") from error
    if done.returncode:
        complaint = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or "git failed"
        raise ConfigError(complaint, folder, "new-from")
    return done.stdout
