"""Figures → text or bytes, for `planlint read`: one module a format, as in `planlint.reporters`."""
