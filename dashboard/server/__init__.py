"""The ASGI app: Streamlit with a warm table, compressed static files and a head that says the language."""
