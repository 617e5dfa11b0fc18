"""The visible side: session, URL state, filter bar, cards. Streamlit lives here and in the pages."""
