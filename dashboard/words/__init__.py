"""Words: what a query found, in sentences of three languages. Nothing is computed here."""
