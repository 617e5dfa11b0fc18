"""Queries: the table → tidy answer frames. Pure: no words, no files, no Streamlit."""
