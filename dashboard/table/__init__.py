"""The table: files as printed → one validated, typed table. The only reader of trade data."""
