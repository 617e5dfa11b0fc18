"""A plain Streamlit app with one Vega line chart: what a first view is measured against. Its data are synthetic."""

import pandas as pd
import streamlit as st

YEARS = range(1992, 2026)
COUNTRIES = ("A", "B", "C", "D", "E")


@st.cache_data
def synthetic() -> pd.DataFrame:
    """Return a long frame of five synthetic series."""
    rows = [(year, name, (year - 1990) * (place + 1)) for year in YEARS for place, name in enumerate(COUNTRIES)]
    return pd.DataFrame(rows, columns=["Year", "Country", "Value"])


st.set_page_config(page_title="Synthetic")
st.title("Synthetic")
frame = synthetic()
first, last = st.slider("Years", 1992, 2025, (1992, 2025))
chosen = st.multiselect("Countries", COUNTRIES, list(COUNTRIES))
shown = frame[frame["Country"].isin(chosen) & frame["Year"].between(first, last)]
st.line_chart(shown, x="Year", y="Value", color="Country")
for column, name in zip(st.columns(len(COUNTRIES)), COUNTRIES, strict=True):
    column.metric(name, int(frame.loc[frame["Country"] == name, "Value"].max()))
