"""The registry's verbs: permission first, one transaction, one function each."""
