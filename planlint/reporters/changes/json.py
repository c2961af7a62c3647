"""A difference as JSON, version 1: a contract with other programs."""

import json
from typing import Any

from planlint import records
from planlint.changes import Change, Diff
from planlint.reporters import Page


def report(diff: Diff, page: Page) -> str:
    """One object: version, old, new, changes, findings (came, went, stayed), summary."""
    kinds: dict[str, int] = {}
    for change in diff.changes:
        for kind in change.kinds:
            kinds[kind] = kinds.get(kind, 0) + 1
    whole = {
        "version": records.VERSION,
        "old": diff.old.path,
        "new": diff.new.path,
        "changes": [_change(change) for change in diff.changes],
        "findings": {
            "came": [records.finding(found) for found in diff.came],
            "went": [records.finding(found) for found in diff.went],
            "stayed": diff.stayed,
        },
        "summary": {"changes": len(diff.changes), "same": diff.same, "kinds": kinds},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _change(change: Change) -> dict[str, Any]:
    return {
        "kinds": list(change.kinds),
        "old": records.figure(change.old) if change.old else None,
        "new": records.figure(change.new) if change.new else None,
        "places": [
            {"old": records.place(old) if old else None, "new": records.place(new) if new else None}
            for old, new in change.places
        ],
    }
