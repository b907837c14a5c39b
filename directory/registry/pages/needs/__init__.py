"""支援ニーズ: cases, consent, what comes next."""
