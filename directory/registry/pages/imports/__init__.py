"""表の取り込み: spreadsheets as they live today."""
