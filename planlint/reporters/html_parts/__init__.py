"""The parts of the HTML report: marks in the text, charts, words, and the files of the page."""
