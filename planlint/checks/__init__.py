"""Questions put to a corpus: one module a check, named for what must hold."""
