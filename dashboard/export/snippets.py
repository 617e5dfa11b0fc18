"""The address of a CSV file → code that reads it: pandas, R, Stata, a spreadsheet, curl."""

from dashboard.errors import ExportError
from dashboard.export.escape import slug, web_address

TEMPLATES = {
    "pandas": 'import pandas as pd\n\nrows = pd.read_csv("{url}")\n',
    "r": 'rows <- read.csv("{url}", encoding = "UTF-8", na.strings = "")\n',
    "stata": 'import delimited using "{url}", clear varnames(1) encoding("utf-8")\n',
    "sheets": '=IMPORTDATA("{url}")\n',
    "excel": '= Csv.Document(Web.Contents("{url}"), [Delimiter = ",", Encoding = 65001])\n',
    "curl": 'curl --globoff --location --fail --output "{name}.csv" "{url}"\n',
}
"""Code by language: `sheets` is a formula of Google Sheets, `excel` one of Excel's Power Query."""


def snippets(url: str, *, name: str) -> dict[str, str]:
    """Return code that reads a CSV file, by language.

    Args:
        url: absolute http(s) address of the CSV. What could end a string or mean something inside one (quotes, `$`,
            backslashes, parentheses, spaces) is percent-encoded: a server reads the same.
        name: name for the file, without its ending.

    Raises:
        ExportError: the address is no http(s) address.

    >>> snippets("https://a.example/s.csv?countries=KAZ,UZB", name="turnover")["sheets"]
    '=IMPORTDATA("https://a.example/s.csv?countries=KAZ,UZB")\\n'
    """
    address = web_address(url)
    if not address:
        raise ExportError(f"{url[:60]!r} is no http(s) address of a CSV file")
    file = slug(name.removesuffix(".csv"))
    return {language: text.format(url=address, name=file) for language, text in TEMPLATES.items()}
