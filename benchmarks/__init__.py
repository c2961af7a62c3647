"""Commands that print ratios of times measured in the same run: `python -m benchmarks.startup` …"""
