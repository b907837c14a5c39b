"""Place → town → area → counters, each step with its reasons. Knows no framework."""
