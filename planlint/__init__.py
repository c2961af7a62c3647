"""planlint: find the numbers of a plan or report that cannot all be true."""

VERSION = "0.1.0"
HOMEPAGE = "https://github.com/planlint/planlint"

_PLACES = {
    "lint": "api",
    "read": "api",
    "lint_frame": "frames",
    "Corpus": "corpus",
    "Document": "model",
    "Figure": "model",
    "Finding": "model",
    "Result": "model",
    "PlanlintError": "errors",
}


def __getattr__(name: str) -> object:
    """The Python API, each name imported from its module when it is asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'planlint' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"planlint.{_PLACES[name]}"), name)
