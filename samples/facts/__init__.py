"""What the samples state: figures of published plans under invented places, in our own words."""
