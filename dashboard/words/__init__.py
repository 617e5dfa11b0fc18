"""Words: what a query found, in sentences of three languages and rows of files."""
