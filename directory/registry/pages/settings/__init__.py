"""設定: vocabulary, weights, rules, traces."""
