"""Figures as a Parquet file, one row each, for data people."""

import io

from planlint import records
from planlint.errors import WriteError
from planlint.model import Result
from planlint.reporters import Page
from planlint.reporters.figures.csv import COLUMNS


def report(result: Result, page: Page) -> bytes:
    """The records of `planlint read --format json`, columns of the same names; `checked_by` is a list."""
    from pandas import DataFrame  # 0.5 s

    frame = DataFrame(records.figures(result), columns=list(COLUMNS))
    out = io.BytesIO()
    try:
        frame.to_parquet(out, index=False)
    except ImportError as error:
        raise WriteError("Parquet needs pyarrow: pip install 'planlint[parquet]'") from error
    return out.getvalue()
