"""A pasted sentence in English, Russian or Chinese → the fields of the form; what can't be read stays empty."""
