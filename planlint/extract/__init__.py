"""Documents → figures."""
