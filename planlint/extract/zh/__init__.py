"""Chinese sentences → figures."""
