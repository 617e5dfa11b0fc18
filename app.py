"""The Streamlit script: page config, language, navigation and the frame around every page."""

import streamlit as st

from dashboard.i18n import tr
from dashboard.ui.frame import draw_page, open_frame

PAGES = {
    "overview": ":material/monitoring:",
    "trends": ":material/show_chart:",
    "shares": ":material/pie_chart:",
    "mirror": ":material/compare_arrows:",
    "news": ":material/newspaper:",
    "data": ":material/table_view:",
}

lang, is_lone = open_frame()
page = st.navigation(
    [
        st.Page(
            f"dashboard/pages/{name}.py",
            title=tr(lang, f"page.{name}"),
            help=tr(lang, f"page.{name}_help"),
            icon=icon,
            url_path="" if name == "overview" else name,
            default=name == "overview",
        )
        for name, icon in PAGES.items()
    ],
    position="hidden" if is_lone else "top",
)
draw_page(page, lang)
