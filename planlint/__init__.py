"""planlint: find the numbers of a plan or report that cannot all be true."""

VERSION = "0.1.0"
HOMEPAGE = "https://github.com/planlint/planlint"
