"""Work without the garbage collector: documents are tuples without cycles, which it looks through in vain."""

import gc


class Paused:
    """No collection within: 140 000 cells make 800 000 tuples, and are read in a third of the time.

    Not a generator: its end would be an allocation more, on which the collector looks through them all.
    """

    def __enter__(self) -> None:
        self.collecting = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self.collecting:
            gc.enable()
