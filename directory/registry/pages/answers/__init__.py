"""答えのページ: for those without an account, by signed link."""
