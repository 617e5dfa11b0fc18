"""The words a pasted sentence is read by, in English, Russian and Chinese, and the sentence in plain form.

Every pattern here meets text as `plain` leaves it: lower case, one kind of dash, single spaces, ASCII digits,
number words as digits. No pattern repeats a part that can be split in two ways, so none can run away.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

LONGEST = 2000
"""Characters of a sentence that are read; the rest is dropped."""

# --- countries ---------------------------------------------------------------------------------------------------

_OF = "(?<=[中对自从由与同向和驻])"
PLACES: dict[str, str] = {
    "CHN": r"\bchin(?:a|ese)\b|\bprc\b|\bкита(?:й(?!ск)|я|ю|ем|е)\b|\w*китайск\w+|\bкнр\b|поднебесн\w+|中国|我国|中方"
    r"|(?<=[对自从由向与同])华(?!为|沙)|我(?=[对自从向与同])",
    "KAZ": r"\b[kq]aza(?:kh|q)\w*|\bказах\w+|\bрк\b|\bkaz\b|哈萨克(?:斯坦)?|哈国|哈方|哈(?=中|[对自从]华|[自从对]中国)"
    rf"|{_OF}哈(?!尔滨|密|萨|国|方)",
    "KGZ": r"\bk[yi]rgh?[yi]z\w*|\bк[иы]рг[иы]з\w+|\bкр\b|\bkgz\b|吉尔吉斯(?:斯坦)?|吉国|吉方"
    rf"|吉(?=中(?!国)|[对自从]华|[自从对]中国)|{_OF}吉(?!林|尔|国|方)",
    "TJK": r"\btaji?k\w*|\btadjik\w*|\bтаджик\w+|\bрт\b|\btjk\b|塔吉克(?:斯坦)?|塔国|塔方"
    rf"|塔(?=中(?!国)|[对自从]华|[自从对]中国)|{_OF}塔(?!什|斯|吉|国|方|里)",
    "TKM": r"\bturkmen(?!b)\w*|\bтуркмен(?!б)\w+|\bтуркмени\w+|\btkm\b|土库曼(?:斯坦)?|土方"
    rf"|土(?=中(?!国)|[对自从]华|[自从对]中国)|{_OF}土(?!耳|库|方|地)",
    "UZB": r"\buzbek\w*|\bузбек\w+|\bруз\b|\buzb\b|乌兹别克(?:斯坦)?|乌国|乌方"
    rf"|乌(?=中(?!国)|[对自从]华|[自从对]中国)|{_OF}乌(?!鲁|克|拉|兹|国|方)",
    "CA5": r"\bcentral[ -]asian?\b|\bca-?5\b|\bc5\b|\bцентральн\w+ ази\w+|\bцентральноазиатск\w+|\bсредн\w+ ази\w+"
    r"|\bсреднеазиатск\w+|\bцар?\b|(?:стран\w*|республик\w*|государств\w*) региона|\b(?:countries|states"
    r"|republics) of "
    r"the region\b|\bregion's (?:5 |five )?(?:countries|states|republics)\b|中亚(?:地区)?(?:5国|各国|国家|诸国)?",
    "THIRD": r"\brussian?\b|\bturk(?:ey|iye|ish)\b|\b(?:south )?korean?\b|\bjapan\w*|\biran\w*|\bindian?\b"
    r"|\bpakistan\w*|\bafghan\w*|\beuropean union\b|\beu\b|\bросси\w+|\bрф\b|\bтурци\w+|\bкоре\w+|\bяпони\w+"
    r"|\bиран\w*|\bевросоюз\w*"
    r"|\bес\b|\bеаэс\b|\bафганистан\w*|俄罗斯|中俄|土耳其|韩国|日本|欧盟|伊朗|阿富汗",
}
PLACE = re.compile("|".join(f"(?P<{code}>{words})" for code, words in PLACES.items()))
WEAK_BEFORE = re.compile(
    r"(?:\b(?:in|across|within) |\b(?:во?|среди|по) (?:стран\w+ )?|(?:саммит|форум|формат|встреч|механизм)\w*[ «\"]+"
    r"|(?:largest|biggest|first|leading|most|крупнейш\w+|перв\w+) (?:\w+ )?|中国-)$"
)
WEAK_AFTER = re.compile(
    r"^(?:[- +]*(?:china|китай|中国))?[»\" ]*(?:'s )?(?:summit|forum|meeting|mechanism|format|foreign|ministerial"
    r"|саммит|форум|встреч|механизм|формат|峰会|机制|外长|合作论坛|元首|前列|最大|第1|首位|之首)"
)
"""Around the region's name where it only says where, or names a meeting."""

# --- trade and its direction -------------------------------------------------------------------------------------

BOTH_WAYS = (
    r"(?<!ministry of )(?<!minister of )\btrad(?:e|ed|ing)\b(?! (?:minist|partner|organi|represent|agree|deficit"
    r"|surplus|and industry))|\bturnover\b|\bcommerce\b(?! minist)|товарооборот\w*|\bторгов\w+(?! (?:партн|представ"
    r"|палат|организ|центр))|\bоборот\w*|贸易(?!伙伴|组织|部|协定|顺差|逆差|中心|战)|进出口"
    r"|\b(?:exports? and imports?|imports? and exports?)\b|экспорт\w* и импорт\w*|импорт\w* и экспорт\w*"
    r"|exchanged goods"
)
OUT = (
    r"\bexport\w*|\bsold\b|\bsells?\b|\bsales\b|\bsuppl(?:y|ied|ies)\b|\bship(?:ped|ments?|s)\b|\bdeliver(?:ed|ies)\b"
    r"|экспорт\w*|\bпоставк\w*|\bпостав(?:ил|лен|ля)\w*|\bвывез\w*|\bвывоз\w*|\bпрода(?:л|ж|н)\w*|\bотгру\w+|出口"
    r"|销往"
)
IN = (
    r"\bimport\w*|\bbought\b|\bbuys?\b|\bpurchas\w+|\bprocured\b|импорт\w*|\bзакуп\w+|\bкупил\w*|\bприобре\w+"
    r"|\bввез\w*|\bввоз\w*|进口(?!来源)"
)
TRADE = re.compile(f"(?P<turnover>{BOTH_WAYS})|(?P<out>{OUT})|(?P<into>{IN})")
TO = re.compile(
    r"(?:\b(?:to|into|во?|на) (?:the |its |neighbou?r\w* |five |all |рын\w+ |стран\w* |республик\w* |государств\w* "
    r"|пят\w+ |5 |сторон\w )*+|[对向至到往]|销往)$"
)
FROM = re.compile(
    r"(?:\b(?:from|из) (?:the |its |neighbou?r\w* |five |all |стран |республик |государств |пят\w+ |5 )*+|[自从由])$"
)
LOCATIVE = re.compile(r"китае|[а-я]+стане|центральной азии|кыргызии|киргизии")
ADJECTIVE = re.compile(r"chinese|kazakh|kyrgyz|tajik|turkmen|uzbek|.*ск(?:их|ой|ого|ую|ие)|中国")

# --- what is no trade, no level, no point ----------------------------------------------------------------------

OTHER = re.compile(
    r"\binvest\w*|\bfdi\b|\bloan\w*|\bcredits?\b|\bgdp\b|\bdebts?\b|\bgrants?\b|\bcontracts?\b|\bprojects?\b"
    r"|\bfunds?\b|\baid\b|\bdeals?\b|\bagreements?\b|\bdeficit\b|\bsurplus\b|\bbalance\b|\bremittanc\w+"
    r"|\bforeign trade\b|инвестиц\w*|\bвлож\w+|инвестир\w+|\bкредит\w*|\bввп\b|\bдолг[аеу]?\b|\bгрант\w*"
    r"|\bконтракт\w*|\bпроект\w*|\bфонд\w*|\bсоглашени\w+|\bсальдо\b|профицит\w*|дефицит\w*|внешнеторгов\w+"
    r"|внешн\w+ торговл\w+|投资|贷款|合同|项目|债务|协议|国内生产总值|援助|顺差|逆差|外贸"
)
GOAL = re.compile(
    r"\b(?:target\w*|goal|aim\w*|plan\w*|intend\w*|expected|forecast\w*|bring)\b|планир\w+|\bцел[ьи]\b|намер\w+"
    r"|довести|ожида\w+|прогноз\w*|目标|力争|预计|计划"
)
DELTA = re.compile(
    r"(?:(?:ris\w+|rose|gr[eo]w\w*|increas\w*|up|climb\w*|jump\w*|fell|fall\w*|declin\w*|dropp?\w*|decreas\w*|down"
    r"|more) (?:\w+ )?by|(?:an? )?(?:increase|growth|rise|decrease|drop|decline) of|(?:вырос|возрос|увелич|прибав"
    r"|сниз|сократ|упал|уменьш|больше|меньше)\w*(?: \w+)? на|(?:增加|增长|减少|下降|增|多)(?:了)?) (?:(?:over|about"
    r"|almost|nearly|почти|более) )?$|(?:增加|增长|减少|下降)了?[约近超]?$"
)
SHARE = (
    r"\bshares?\b|\bproportion\b|\baccount\w* for|\bmakes? up|\bmade up|\bconstitut\w+|\bдол[яиюе]\w*|\bудельн\w+ вес"
    r"|\bприход\w+|\bприш(?:ел|л)\w*|占|比重|份额"
)
UP = (
    r"\bup\b|\brose\b|\bris\w+|\bgr[eo]w\w*|\bincreas\w+|\bclimb\w+|\bjump\w+|\bsurg\w+|\bsoar\w+|\bgain\w*"
    r"|\bexpan\w+|\bhigher\b|\bvозрос|\bвыр[оа]с\w*|\bраст\w+|\bросл?[аио]?\b|\bрост\w*|\bприрост\w*|\bувелич\w+"
    r"|\bвозрос\w*|\bприбав\w+|\bподн[яи]\w+|\bповы[сш]\w+|\bусил\w+|增|上升|提高|攀升|涨|提升"
)
DOWN = (
    r"\bdown\b|\bfell\b|\bfall\w*|\bdropp?\w*|\bdeclin\w+|\bdecreas\w+|\bshr[aiu]nk\w*|\bslid\w*|\bslump\w+"
    r"|\bplung\w+|\bcontract(?:ed|ion)\b|\blower\b|\breduc\w+|\bdipp?ed\b|\bсни[зж]\w+|\bсокра[тщ]\w+|\bупал\w*"
    r"|\bуменьш\w+|\bпад\w+|\bспад\w*|\bпросел\w*|下降|减少|下滑|降|下跌|跌|缩减|萎缩|负增长"
)
TREND = re.compile(f"(?P<share>{SHARE})|(?P<down>{DOWN})|(?P<up>{UP})")
TREND_AFTER = re.compile(
    r"^[ -]?(?:(?P<up>more\b|higher|growth|increase|rise\b|gain|up\b|больше|выше|рост|прирост|的增)|(?P<down>less\b"
    r"|lower|decline|drop|fall\b|decrease|down\b|меньше|ниже|спад|的降|的跌)|(?P<share>of (?!\w+ growth)|(?:от |всей "
    r"|всего |общ\w+ |внешн\w+ |взаимн\w+ )*(?:торгов|товарооб|оборот|объем)|的?(?:份额|比重)))"
)
RECEIVER = re.compile(r"sold|sells?|suppl(?:y|ied|ies)")
"""English verbs whose next word may be the buyer: "sold China goods"."""
TO_LEVEL = re.compile(r"(?:\b(?:to|at|до) |[至到为达])(?:\w{1,9} ?)?$")

_FILL = (
    r" |the\b|an?\b|us\b|record\b|mark\b|of\b|by\b|to\b|at\b|in\b|worth\b|level\b|goods\b|отметк\w+|рубеж\w*|планк\w*"
    r"|уров\w+|впервые\b|в\b|на\b|за\b|по\b|и\b|ко?\b|сумм\w+|товар\w*|\(|至|了|为|达|到|的|历史性|首次|人民币|总额|сша\b"
)
COMPARED = re.compile(
    r"(?:(?P<under>\bno more than|\bnot exceed\w*|\bless than|\bunder|\bbelow|\bshort of|\bfewer than|\bне более"
    r"|\bне больше|\bне превы\w+|\bменее(?: чем)?|\bменьше(?: чем)?|\bниже|不到|不足|低于|不超过|未达)"
    r"|(?P<over>\bno less than|\bnot less than|\bat least|\bmore than|\bover|\babove|\bexceed\w*|\bsurpass\w*"
    r"|\btopp(?:ed|ing)|\btops|\bupwards of|\bin excess of|\bcrossed|\bbroke(?: through)?|\bpassed|\bне менее"
    r"|\bне меньше|\bне ниже|\bболее(?: чем)?|\bбольше(?: чем)?|\bсвыше|\bпревы[сш]\w+|\bперевал\w+|\bпреодол\w+"
    r"|\bвыше|\bкак минимум|超过|超|逾|突破|首破|破|高于|多于|至少|上)|(?P<about>\babout|\baround|\bapproximately"
    r"|\bapprox\.?|\broughly|\bnearly|\balmost|\bclose to|\bclose on|\bsome|\bcirca|\bestimated|\bapproach\w*|\bnear"
    r"|~|≈|\bоколо|\bпримерно|\bприблиз\w+|\bпочти|\bпорядка|\bблиз\w+|\bприблизительно|\bпрактически|\bоценочно|约"
    r"|大约|接近|将近|近|大概|几乎|差不多))(?:-?(?:" + _FILL + r"))*+$"
)
"""The last words before a number, where they say over, about or under."""
COMPARED_AFTER = re.compile(
    r"^ ?(?:(?P<over>\+|or more|and more|plus\b|с лишним|и более|или более|с небольшим|以上|превы[сш]\w+)"
    r"|(?P<about>左右|上下|or so)|(?P<under>以下))"
)

# --- months, years, what is said of them -------------------------------------------------------------------------

MONTHS = (
    r"jan(?:uary)?\b\.?|январ\w*|янв\b\.?", r"feb(?:ruary)?\b\.?|феврал\w*|фев\b\.?", r"mar(?:ch)?\b\.?|март\w*",
    r"apr(?:il)?\b\.?|апрел\w*|апр\b\.?", r"may\b|ма(?:й|я|е|ю|ем)\b", r"june?\b\.?|июн\w*", r"july?\b\.?|июл\w*",
    r"aug(?:ust)?\b\.?|август\w*|авг\b\.?", r"sept?(?:ember)?\b\.?|сентябр\w*|сент?\b\.?", r"oct(?:ober)?\b\.?"
    r"|октябр\w*|окт\b\.?",
    r"nov(?:ember)?\b\.?|ноябр\w*|нояб\b\.?", r"dec(?:ember)?\b\.?|декабр\w*|дек\b\.?",
)  # fmt: skip
MONTH = r"(?:\b(?:" + "|".join(MONTHS) + r")|(?<![0-9])(?:0?[1-9]|1[0-2])月(?:份)?)"
YEAR = r"(?<![0-9a-z$])(?<![0-9][.,])(?:19[89]|20[0-4])[0-9](?![0-9]|[.,][0-9])"
YEAR_END = r"(?:-?(?:го|му|м|й|х)\b)?(?: ?(?:год(?:а|у|ом|е|ы|ов|ах)?\b|гг?\b\.?|年度|年))?"
JOIN = re.compile(r"[ ,]*(?:(?:of|in|for|the|calendar|year|в|во|за|по|итогам|的) ?)*+")
JOIN_TIGHT = re.compile(r" ?|'s (?:the )?|的")
BASE = re.compile(
    r"(?:\b(?:from|against|compared (?:with|to|against)|comparison (?:with|to)|versus|vs\.?|than(?: in| it was in)?"
    r"|relative to|since)|(?<=\x03) ?(?:on|over|to|к|ко|от)|по сравнению со?|\bсо?|против|относительно|к уровн\w+"
    r"|чем во?|от уровн\w+|в сравнении со?|[比较从自由于]|相比|对比|相较于?|[与同])[ (]*(?:the |a |уров\w+ "
    r"|показател\w+ |итог\w+ |result |level |figure |of |in |for |за |в |аналогичн\w+ |соответствующ\w+ "
    r"|(?:с )?т(?:ем|ому) же |же |same |corresponding |period |периодо?м?у?а? )*+$"
)
SAME_PERIOD = re.compile(r"(?:period|период\w*)[ a-zа-я]*$|(?:same|аналогичн\w+|т(?:ем|ому) же)[ a-zа-я]*$")
MEETING = (
    r"\bsummit\b|\bforum\b|\bmeeting\b|\bmet\b|\bvisit\w*|\bbriefing\b|\binterview\b|\bjoined\b|\bestablish\w+"
    r"|\bfounded\b|\bsigned\b|\blaunched\b|\bopened\b|\bindependence\b|\bpublished\b|\breleased\b|саммит\w*|форум\w*"
    r"|встреч\w*|визит\w*|посети\w+|брифинг\w*|интервью|вступи\w+|установл\w+|подписа\w+|основа\w+|запущен\w*"
    r"|опублик\w+|выступ\w+|\bspeaking\b|\bproposed\b|\belected\b|\bappointed\b|\btook office\b|\bborn\b|\bgiven\b"
    r"|\bcited\b|предложен\w*|избран\w*|назначен\w*|родил\w*|提出|公布|访问|举行|召开|峰会|会议|论坛|出席|签署|发布"
    r"|建交|加入|成立|启动|开通"
)
EVENT = re.compile(MEETING)
SAID = re.compile(
    MEETING
    + r"|\bsaid\b|\btold\b|\bspoke\b|\bannounced\b|\bstated\b|\breported\b|\bnoted\b|заяви\w+|сообщи\w+|\bсказал\w*"
    r"|отмети\w+|表示|说|指出|称|宣布|介绍"
)
SAID_VERB = re.compile(
    r"(?:\bsaid|\btold\b[^,]{0,25}|\bannounced|\bstated|\bspeaking|заяви\w+|сообщи\w+|сказал\w*|отмети\w+)(?: \w+)? $"
)

# --- plain form --------------------------------------------------------------------------------------------------

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－─", "-"),
        **dict.fromkeys("’‘ʼ`´′", "'"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad\0\x01\x02"),
    }
    | {"，": "、", "ё": "е", "Ё": "е", "～": "~", "“": '"', "”": '"'}
)
_HAN = {**{sign: value for value, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBERS: tuple[tuple[str, str], ...] = tuple(
    (pattern, value)
    for row in (
        "a|an|one|од(?:ин|ного|на|ной|ном)=1 two|дв(?:а|е|ух)=2 three|тр(?:и|ех)=3 four|четыр(?:е|ех)=4 five"
        "|пят[ьи]=5 six|шест[ьи]=6",
        "seven|сем[ьи]=7 eight|вос(?:емь|ьми)=8 nine|девят[ьи]=9 ten|десят[ьи]=10 eleven|одиннадцат[ьи]=11 twelve"
        "|двенадцат[ьи]=12",
        "thirteen|тринадцат[ьи]=13 fourteen|четырнадцат[ьи]=14 fifteen|пятнадцат[ьи]=15 sixteen|шестнадцат[ьи]=16",
        "seventeen|семнадцат[ьи]=17 eighteen|восемнадцат[ьи]=18 nineteen|девятнадцат[ьи]=19 twenty|двадцат[ьи]=20",
        "thirty|тридцат[ьи]=30 forty|сорока?=40 fifty|пят[ьи]десяти?=50 sixty|шест[ьи]десяти?=60 seventy"
        "|сем[ьи]десяти?=70",
        "eighty|вос(?:емь|ьми)десяти?=80 ninety|девяност[оа]=90 ст[оа]|сотн[яюие]=100 двести|двухсот=200 триста=300",
        "полтор[аы]|полутора=1.5 hundred=x100 thousand|тысяч[аиу]=x1000",
    )
    for pattern, value in (pair.split("=") for pair in row.split())
)
_WORD = r"\b(?:" + "|".join(pattern for pattern, _ in _NUMBERS) + ")"
_WORDS = re.compile(
    rf"{_WORD}(?:[ -](?:and )?{_WORD}){{0,5}}(?=[ -]?(?:billion|bn|bln|million|mln|trillion|per ?cent|pct|%|fold\b"
    rf"|times\b|months?\b"
    r"|quarters\b|миллиард|млрд|миллион|млн|триллион|процент|месяц|мес\b|раз[а]?\b|квартала\b|кварталов\b))"
)
_THOUSAND_MILLION = re.compile(
    r"(?<![0-9.,])([0-9]{1,3}) (billion|bn|bln|миллиард\w{0,2}|млрд\.?) ([0-9]{1,3}(?:[.,][0-9]{1,6})?) (?:million"
    r"|mln|миллион\w{0,2}|млн\.?)(?: [0-9]{1,3} тыс\w{0,3}\.?)?"
)
_FOLDS = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "вдвое": 2, "втрое": 3, "вчетверо": 4}
_FOLD = re.compile(r"\b((?:more than|nearly|almost|about) )?(doubled|tripled|trebled|quadrupled)\b")
_FOLD_RU = re.compile(r"\b(более чем|почти|вырос\w{0,3}|увеличил\w{0,4}|возрос\w{0,3}) (вдвое|втрое|вчетверо)\b")
_HAN_RUN = re.compile(r"(?:[〇○零一二两三四五六七八九十千]|百(?!分))+(?:点[〇零一二三四五六七八九]+)?")


def plain(text: str) -> str:
    """Return the first `LONGEST` characters in the form that every pattern here is written for.

    >>> plain("Девять месяцев 2025 г. — ９４８亿、百分之四十六")
    '9 месяцев 2025 г. - 948亿, 46%'
    """
    line = unicodedata.normalize("NFKC", text[:LONGEST].translate(_SIGNS)).lower()[: 2 * LONGEST].translate(_SIGNS)
    line = re.sub(r"</?[a-z][^<>]{0,200}>", " ", line)
    line = re.sub(r"\s+", " ", re.sub(r"-{2,}", "-", line))
    line = re.sub(r"(?<![0-9])([0-9]{1,3})、(?=[0-9]{3}(?![0-9]))", r"\1,", line).replace("、", ", ")
    line = _han_to_digits(line)
    line = re.sub(r"\bhalf a (?=billion|million|trillion)", "0.5 ", line)
    line = re.sub(r"\bпол(?=миллиарда|миллиона)", "0.5 ", line)
    line = _WORDS.sub(_words_to_digits, line)
    line = _FOLD.sub(lambda found: f"grew {found[1] or ''}{_FOLDS[found[2]]} times", line)
    line = _FOLD_RU.sub(lambda found: f"{found[1]} в {_FOLDS[found[2]]} раза", line)
    line = re.sub(r"(?<![0-9])(?<![0-9][ -])\b(?=(?:миллиарда?|миллиона?) (?:долл|юан))", "1 ", line)
    return _THOUSAND_MILLION.sub(_add_millions, line)


def _han_to_digits(line: str) -> str:
    """Return a line with Chinese numbers as digits; 万 and 亿 stay, being printed units."""
    line = re.sub(r"[数几][十百千]+(?=[万亿])", "数", line)
    line = re.sub(
        r"(?<![0-9.])([0-9]{1,6}(?:\.[0-9]{1,4})?)([十百千])(?=[万亿])",
        lambda found: _short(Decimal(found[1]) * _TENS[found[2]]),
        line,
    )
    line = re.sub(r"百分之([〇零一二两三四五六七八九十百点0-9.]{1,12})", r"\1%", line)
    line = _HAN_RUN.sub(lambda found: _han_number(found[0]), line)
    line = re.sub(r"(?<=[占近超约逾达过到])([0-9])成(?![为立员就])([0-9](?![0-9个家]))?", _tenths, line)
    line = re.sub(
        r"(?<![0-9.])([0-9]{1,4})万([0-9]{1,4})亿", lambda found: f"{int(found[1]) * 10_000 + int(found[2])}亿", line
    )
    line = re.sub(
        r"(?<![0-9.])([0-9]{1,6})亿([0-9]{1,4})万",
        lambda found: _short(int(found[1]) + Decimal(found[2]) / 10_000) + "亿",
        line,
    )
    return re.sub(r"(?<![0-9数几])万亿", "1万亿", line)


def _tenths(found: re.Match[str]) -> str:
    """Return tenths as a per cent: 四成六 is 46%."""
    return f"{found[1]}{found[2] or 0}%"


def _han_number(run: str) -> str:
    """Return a run of Chinese digits as a number: by place (二〇二四) or by words (九百四十八点二)."""
    whole, _, part = run.partition("点")
    tail = "".join(str(_HAN[sign]) for sign in part)
    if not any(sign in _TENS for sign in whole):
        head = "".join(str(_HAN[sign]) for sign in whole)
    else:
        total, digit = 0, 0
        for sign in whole:
            if sign in _TENS:
                total += (digit or 1) * _TENS[sign]
                digit = 0
            else:
                digit = _HAN[sign]
        head = str(total + digit)
    return f"{head}.{tail}" if tail else head


def _words_to_digits(found: re.Match[str]) -> str:
    """Return number words as digits."""
    total = Decimal(0)
    for word in re.split(r"[ -]", found[0]):
        value = next((value for pattern, value in _NUMBERS if re.fullmatch(pattern, word)), "0")
        total = (total or Decimal(1)) * Decimal(value[1:]) if value.startswith("x") else total + Decimal(value)
    return _short(total)


def _add_millions(found: re.Match[str]) -> str:
    """Return "1 billion 640 million" as one number of billions."""
    return f"{_short(int(found[1]) + Decimal(found[3].replace(',', '.')) / 1000)} {found[2]}"


def _short(number: Decimal) -> str:
    """Return a number without an exponent and without empty decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# --- what stands in a line: amounts and times ---------------------------------------------------------------------

LEAD = 80
"""Characters before a number or a time in which the words that rule it are looked for."""

DAY = -1
"""Year of a time that is a day: of saying, never of trade."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit in the line; `unit` is a bare scale where no currency was printed."""

    start: int
    end: int
    value: str
    unit: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A time in the line: year (None not told, 0 told but not named, `DAY`), months, first year of a range."""

    start: int
    end: int
    year: int | None
    months: tuple[int, int] | None = None
    since: int = 0

    @property
    def code(self) -> str:
        """Return the period as the form holds it, or "" where it has none."""
        if not self.year or self.year == DAY or self.since:
            return ""
        first, last = self.months or (1, 12)
        if (first, last) == (1, 12):
            return str(self.year)
        if first == last and first:
            return f"{self.year}-{first:02}"
        return f"{self.year}-01/{self.year}-{last:02}" if first == 1 else ""


def lead(text: str, place: int) -> str:
    """Return the `LEAD` characters before a place; a whole line each time would make long texts slow."""
    return text[max(0, place - LEAD) : place]


def mask(text: str, spans: Sequence[Amount | Period], sign: str) -> str:
    """Return a text of the same length with the spans filled with a sign."""
    signs = list(text)
    for span in spans:
        signs[span.start : span.end] = sign * (span.end - span.start)
    return "".join(signs)


_DOLLAR = (
    r"(?:us ?\$|\$|usd\b)(?! ?[0-9])|(?:u\. ?s\. ?|us |american )?dollars?\b|долл(?:ар\w*|\.|\b)(?: ?сша\b)?|美元|美金"
)
_YUAN = r"(?:rmb|cny|cn¥|¥)(?! ?[0-9])|yuan\b|renminbi\b|(?:китайск\w+ )?юан\w*|元(?:人民币)?|人民币"
_SCALES = {
    "_trillion": r"trillions?\b|trln\b|trn\b|tn\b|трлн|триллион\w*|万亿",
    "_billion": r"billions?\b|bln\b|bn\b|b\b|млрд|миллиард\w*",
    "_100million": "亿",
    "_million": r"millions?\b|mln\b|mn\b|m\b|млн|миллион\w*|百万",
    "_10thousand": "万",
    "_thousand": r"thousand\b|тыс(?:яч\w*)?",
}
_SCALE = "|".join(f"(?P<s{name}>{pattern})" for name, pattern in _SCALES.items())
_AMOUNT = re.compile(
    r"(?<![0-9a-z])(?<![0-9][.,])(?:(?P<pre>(?P<pre_dollar>us ?\$|\$|usd)|cn¥|¥|rmb|cny"
    r"|人民币) ?)?(?P<number>[0-9]{1,3}(?:[ ,'][0-9]{3}){1,4}(?:[.,][0-9]{1,6})?(?![0-9])"
    r"|[0-9]{1,12}(?:[.,][0-9]{1,6})?(?![0-9]))(?P<over>\+| ?(?:多|余)| с лишним| с небольшим)?(?:(?P<percent> ?%"
    r"|[ -]?(?:per ?cent(?!age)|pct\b|процент(?!н)\w*))|(?P<times>[ -]?(?:times\b|fold\b|раза?\b|-?кратн\w+)|倍)"
    rf"|(?:[ -]?(?:{_SCALE})\.?)?(?P<over_after>多|余)?(?:[ -]?(?:of |in )?(?P<post>(?P<dollar>{_DOLLAR})|{_YUAN}))?)"
)
_BARE_END = re.compile(
    r"\.? ?(?:$|[,;:.!?()»\"增至升的以左上]|(?:in|for|during|last|this|a year|from|to|against|over|by|of trade|в|за"
    r"|до|против|и|на|по) )"
)
_SIGNED = re.compile(r"(?<![0-9a-zа-я一-鿿])[+-]$")


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return all amounts of money and rates; one without a currency takes its neighbour's, or keeps a bare scale."""
    found = []
    for match in _AMOUNT.finditer(text):
        scale = next((name for name in _SCALES if match[f"s{name}"]), "")
        rate = "percent" if match["percent"] else "times" if match["times"] else ""
        currency = "USD" if match["pre_dollar"] or match["dollar"] else "CNY" if match["pre"] or match["post"] else ""
        bare = not currency and scale not in ("", "_thousand") and bool(_BARE_END.match(text[match.end() :]))
        if not (rate or currency or bare):
            continue
        value = _plain_number(match["number"], f"{currency}{scale}", russian=bool(re.search("[а-я]", text)))
        sign = text[match.start() - 1] if rate and _SIGNED.search(lead(text, match.start())) else ""
        over = bool(match["over"] or match["over_after"])
        found.append(Amount(match.start(), match.end(), sign + value if value else "", rate or currency + scale, over))
    known = [one for one in found if one.unit[:3] in ("USD", "CNY")]
    for place, one in enumerate(found):
        if one.unit.startswith("_") and known:
            owner = next((other for other in known if other.start > one.start), known[-1])
            found[place] = replace(one, unit=owner.unit[:3] + one.unit)
    return tuple(found)


def _plain_number(number: str, unit: str, *, russian: bool) -> str:
    """Return a printed number as a plain decimal, or "" where its comma may mean either thing."""
    number = re.sub("[ ']", "", number)
    if "." in number or number.count(",") > 1:
        return number.replace(",", "")
    whole, _, part = number.partition(",")
    if not part or len(part) != 3 or russian or whole == "0":  # noqa: PLR2004  three digits may be thousands
        return number.replace(",", ".")
    return "" if unit in ("USD_billion", "USD_trillion") else whole + part


_ORDINALS = (
    r"first|1st|q1\b|1q\b|перв\w+|1-?(?:й|м|ый|ом|е|го)\b|i\b|首季", r"second|2nd|q2\b|2q\b|втор\w+|2-?(?:й|м|ой|ом"
    r"|е|го)\b|ii\b",
    r"third|3rd|q3\b|3q\b|трет\w+|3-?(?:й|м|ий|ем|го)\b|iii\b", r"fourth|4th|q4\b|4q\b|четверт\w+|4-?(?:й|м|ый|ом"
    r"|го)\b|iv\b",
)  # fmt: skip
_ORDINAL = "|".join(_ORDINALS)
_LAST = r"last|past|next|final|previous|recent|latest|последн\w+|следующ\w+|прошедш\w+|后|近"
_UNREADABLE = (0, 0)


def _group(found: re.Match[str], name: str) -> str:
    """Return the group of that name, or the one that stands for it in another branch (`name_2`)."""
    return next((text for group, text in found.groupdict().items() if text and group.split("_")[0] == name), "")


def _number_of(word: str, patterns: Sequence[str]) -> int:
    """Return which of the patterns a word is, from 1, or 0."""
    return next((place for place, pattern in enumerate(patterns, 1) if re.fullmatch(pattern, word)), 0)


def _month(word: str) -> int:
    """Return the number of a month's name."""
    digits = re.match("[0-9]+", word)
    return int(digits[0]) if digits else _number_of(word, MONTHS)


def _day(_: re.Match[str]) -> Period:
    return Period(0, 0, DAY)


def _unreadable(found: re.Match[str]) -> Period:
    year = _group(found, "year")
    return Period(0, 0, int(year) if year else None, _UNREADABLE)


def _unnamed_year(_: re.Match[str]) -> Period:
    return Period(0, 0, 0)


def _year(found: re.Match[str]) -> Period:
    return Period(0, 0, int(_group(found, "year")))


def _years(found: re.Match[str]) -> Period:
    """Read "2013 to 2024"; "2024/25" and a mere list of two years have no period."""
    first, last = int(_group(found, "year")), int(_group(found, "last"))
    whole = last > 99 and (_group(found, "sep").strip() not in ("/", "and", "и") or bool(_group(found, "lead")))  # noqa: PLR2004  a year in full
    return Period(0, 0, last, None, first) if whole else Period(0, 0, first, _UNREADABLE)


def _year_month(found: re.Match[str]) -> Period:
    """Read "2026-07"; "2010-11" may be two years."""
    year, month = int(_group(found, "year")), int(_group(found, "month"))
    return Period(0, 0, year, _UNREADABLE if month == (year + 1) % 100 else (month, month))


def _one_month(found: re.Match[str]) -> Period:
    month = _month(_group(found, "month"))
    return Period(0, 0, None, (month, month))


def _month_span(found: re.Match[str]) -> Period:
    """Read "January to July", and "January and February" as the two months in a row that they are."""
    first, last = _month(_group(found, "first")), _month(_group(found, "last"))
    listed = _group(found, "sep").strip() in ("and", "и") and not _group(found, "lead") and last != first + 1
    years = {int(year) for year in (_group(found, "year"), _group(found, "yearlast")) if year}
    good = not listed and first < last and len(years) < 2  # noqa: PLR2004
    return Period(0, 0, years.pop() if len(years) == 1 else None if good else 0, (first, last) if good else _UNREADABLE)


def _first_months(found: re.Match[str]) -> Period:
    """Read "first nine months", "9 months of"; any other run of months has no period."""
    count = int(_group(found, "count"))
    good = not _group(found, "lead") and 1 <= count <= 12  # noqa: PLR2004
    return Period(0, 0, None, (1, count) if good else _UNREADABLE)


def _first_quarters(found: re.Match[str]) -> Period:
    return Period(0, 0, None, (1, 3 * int(_group(found, "count"))))


def _quarter(found: re.Match[str]) -> Period:
    number = _number_of(_group(found, "which"), _ORDINALS) or int(
        "".join(re.findall("[1-4]", _group(found, "which"))) or 0
    )
    return Period(0, 0, None, (3 * number - 2, 3 * number) if number else _UNREADABLE)


def _half(found: re.Match[str]) -> Period:
    word = _group(found, "which")
    first = word in ("上", "h1", "1h", "пол") or _number_of(word, _ORDINALS) == 1
    return Period(0, 0, None, (1, 6) if first else (7, 12))


_NAME = "|".join(MONTHS)
_DAY = "[0-3]?[0-9]"
_SPAN_SIGN = r" ?[-/~至到] ?| (?:to|through|thru|until|till|and|по|до|и) "
_RELATIVE = (
    r"\b(?:last|past|previous|this|current|next|prior|preceding|same) (?:calendar |full )?(?:year|month|quarter"
    r"|half)\b(?:'s)?|\bthe year (?:before|earlier)\b|\ba year (?:earlier|ago|before|later)\b|\byear-earlier\b"
    r"|\b(?:прошл|минувш|прошедш|предыдущ|предшествующ|текущ|нынешн|эт(?:ом|ого)|следующ|будущ|истекш|последн"
    r"|сего)\w*(?: календарн\w+)? (?:год|месяц|полугоди|квартал)\w*|\b[ст]\. ?г\.|\bгод (?:назад|спустя|к году)"
    r"|\bгодом (?:ранее|раньше)|上年同期|去年同期|去年|今年|上年|前年|明年|本年|当年|上月|本月|当月|24-?м году|年初"
)
_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        # A day: 2025年4月26日, 26.04.2025, 17-18 June 2025, April 26, 2025.
        (
            rf"(?:{YEAR}年)?[0-9]{{1,2}}月[0-9]{{1,2}}(?:[-至][0-9]{{1,2}})?[日号]"
            r"(?:[-至](?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?",
            _day,
        ),
        (rf"(?<![0-9]){_DAY}[./][01]?[0-9][./](?:19|20)[0-9]{{2}}(?![0-9])", _day),
        (rf"(?<![0-9])(?:19|20)[0-9]{{2}}[-./][01]?[0-9][-./]{_DAY}(?![0-9])", _day),
        (
            rf"(?<![0-9]){_DAY}(?:st|nd|rd|th|-?го|-?е)?(?: ?- ?{_DAY})? (?:of )?\b(?:{_NAME})(?:,? {YEAR}{YEAR_END})?",
            _day,
        ),
        (rf"\b(?:{_NAME}) {_DAY}(?:st|nd|rd|th)?(?: ?- ?{_DAY})?(?![0-9])(?:,? {YEAR})?", _day),
        # A fiscal year.
        (rf"\bfy ?'?(?:(?P<year>{YEAR})|[0-9]{{2}}\b)|\b(?:fiscal|financial)(?: year)?", _unreadable),
        (r"(?:финансов|фискальн)\w+ (?=год|20)|财政?年度?", _unreadable),
        # Months: January to July, 1-9月, 2026-07, 07.2026.
        (
            rf"(?:(?<!up )(?<!down )(?<!сравнению )(?P<lead>\b(?:from|between|со?)) )?(?P<first>{MONTH}"
            rf"|(?<![0-9])[0-9]{{1,2}}(?= ?[-至到~] ?[0-9]{{1,2}}月))(?: ?(?P<year>{YEAR}){YEAR_END})?"
            rf"(?P<sep>{_SPAN_SIGN})(?P<last>{MONTH})(?: ?(?P<yearlast>{YEAR}){YEAR_END})?",
            _month_span,
        ),
        (rf"(?P<year>{YEAR})[-./](?P<month>0[1-9]|1[0-2])(?![0-9]|[-./][0-9])", _year_month),
        (r"(?<![0-9./])(?P<month>0[1-9]|1[0-2])[./](?P<year>20[0-4][0-9])(?![0-9])", _year_month),
        # Quarters and halves.
        (r"\bfirst (?P<count>[23]) quarters|\b(?P<count_2>3) quarters(?= of (?:20|the y))", _first_quarters),
        (
            r"前(?P<count>[23])个?季度|\b(?:перв\w+|за) (?:перв\w+ )?(?P<count_2>[23]) квартал(?:а|ов)\b",
            _first_quarters,
        ),
        (rf"\b(?P<which>{_ORDINAL}|last|последн\w+|[1-4])[- ](?:quarter|квартал\w*|кв\b\.?)", _quarter),
        (r"\b(?P<which>q[1-4]|[1-4]q)\b|(?P<which_2>首季|第?[1-4]季度)度?", _quarter),
        (rf"\b(?P<which>{_ORDINAL}|last|latter|последн\w+)[- ](?:half|полугоди\w+|половин\w+)(?:[- ]year)?", _half),
        (r"\b(?P<which>h[12]|[12]h|пол(?=года|угоди))\w*|(?P<which_2>[上下])半年", _half),
        # Runs of months.
        (r"\b[0-9]{1,2}[- ]months? (?:to|ended|ending|through|until|till)\b", _unreadable),
        (
            rf"(?:(?P<lead>{_LAST}) ?)?(?:\b(?:first|перв\w+) )?(?<![0-9.,])(?P<count>[0-9]{{1,2}})"
            r"(?:(?:-?(?:ти|и|х))? ?мес(?:яц\w*|\b\.?)|[- ]months?\b|m\b(?= ?20))",
            _first_months,
        ),
        (
            r"(?:(?P<lead>[后近])|[前头])?(?<![0-9.])(?P<count>[0-9]{1,2})个月份?|[前头](?P<count_2>[0-9]{1,2})月份?",
            _first_months,
        ),
        # Parts of a year that have no end.
        (r"\b(?:early|mid|late|beginning of|start of|middle of)[- ](?=20|the year|this)", _unreadable),
        (r"\b(?:с )?(?:начал\w|середин\w)(?= (?:20|года|текущ|эт|нынеш))", _unreadable),
        (r"(?<=[0-9]年)年?(?:[初底末]|中(?=旬|期))|\byear[- ]to[- ]date\b|\bso far\b", _unreadable),
        # Years, single months, and times that name no year.
        (
            rf"(?:(?P<lead>\b(?:from|between|со?) |[从自由]))?(?P<year>{YEAR}){YEAR_END}"
            rf"(?:(?P<sep> ?[-/至到~] ?| (?:to|and|по|до|и) )(?P<last>{YEAR})|(?P<sep_2>[-/])(?P<last_2>[0-9]{{2}})"
            rf"(?![0-9%年.,])){YEAR_END}",
            _years,
        ),
        (rf"(?P<month>{MONTH})(?<!\bmay)(?<!\bmarch)", _one_month),
        (
            r"\b(?P<month>may|march)\b(?=,? (?:of )?(?:20|this|last|alone))|(?<=\bin )(?P<month_2>may|march)\b",
            _one_month,
        ),
        (_RELATIVE, _unnamed_year),
        (rf"(?P<year>{YEAR}){YEAR_END}", _year),
    )
)


def find_periods(text: str) -> tuple[Period, ...]:
    """Return all times in a line whose amounts are masked, with spans of months joined to their years."""
    found: list[Period] = []
    for pattern, read in _TIMES:
        new = [replace(read(match), start=match.start(), end=match.end()) for match in pattern.finditer(text)]
        found += [one for one in new if one.end > one.start and not _counts_things(text, one)]
        text = mask(text, new, "\x02")
    found.sort(key=lambda one: one.start)
    for tight, span_first in ((True, False), (False, True), (False, False)):
        found = _join(found, text, tight=tight, span_first=span_first)
    return tuple(replace(one, months=_UNREADABLE) if _as_of(text, one) else one for one in found)


def _as_of(text: str, one: Period) -> bool:
    """Return whether a month is only the end of an unnamed span: "as of October 2025"."""
    return bool(one.months and one.months[0] == one.months[1] and _AS_OF.search(lead(text, one.start)))


def _join(found: Sequence[Period], text: str, *, tight: bool, span_first: bool) -> list[Period]:
    """Return the times with neighbours that make one time ("first half" "of 2024") as one."""
    joined: list[Period] = []
    for one in found:
        before = joined[-1] if joined else None
        year = _shared_year(before, one, text, tight=tight, span_first=span_first) if before else None
        if before is None or year is None:
            joined.append(one)
        else:
            joined[-1] = Period(before.start, one.end, year, before.months or one.months)
    return joined


def _shared_year(first: Period, second: Period, text: str, *, tight: bool, span_first: bool) -> int | None:
    """Return the year of two neighbours that make one time, or None where they don't."""
    gap = text[first.end : second.start]
    spans = [one.year is None and one.months is not None for one in (first, second)]
    years = [one.year is not None and one.year >= 0 and one.months is None and not one.since for one in (first, second)]
    if not (JOIN_TIGHT if tight else JOIN).fullmatch(gap):
        return second.year if years == [True, True] and first.year == 0 and _THAT_IS.fullmatch(gap) else None
    if span_first:
        return second.year if spans[0] and years[1] else None
    if years[0] and spans[1] and (tight or not BASE.search(lead(text, first.start))):
        return first.year
    return second.year if years == [True, True] and first.year == 0 and not tight else None


def _counts_things(text: str, one: Period) -> bool:
    """Return whether four digits that look like a year count something: "2000 companies"."""
    if one.months or one.end - one.start != 4:  # noqa: PLR2004  a year without a word for "year"
        return False
    plan = _STATE.search(lead(text, one.start)) and (one.year or 0) >= _STRATEGIES_FROM
    if plan or _STRATEGY.search(lead(text, one.start)):
        return True
    return bool(_MANY.search(lead(text, one.start)) or _THINGS.match(text[one.end :]))


_STRATEGIES_FROM = 2030
"""First year that a state's development plan is named after."""
_STRATEGY = re.compile(r"(?:\bvision|\bagenda|\bstrateg\w+|\bexpo|экспо|стратеги\w+|программ\w+)[ \"«-]*(?:\w+[ -]+)?$")
_STATE = re.compile(r"(?:stan|стана?)[ -]+$")
_AS_OF = re.compile(
    r"(?:\b(?:as (?:of|at)|by|to|until|up to|through|ending|ended|end of|по состоянию на|конец|концу|до|к)|截至"
    r"|截止到?)(?: the)? ?$"
)
_THAT_IS = re.compile(r"[ ,(]*(?:in |в |то есть |即 ?)?")
_MANY = re.compile(
    r"(?:\b(?:over|more than|about|some|nearly|almost|around|свыше|более|около|почти|порядка)|[超约近逾]过?) ?$"
)
_THINGS = re.compile(
    r"^[ -]?(?:\w+ )?(?:compan|report|yearbook|survey|edition|enterpris|firms|people|km\b|kilomet|trucks|trains"
    r"|wagons|contain|students|flights|items|units|компани|предприят|человек|км\b|километр|поезд|студент|грузов"
    r"|автомоб|вагон|единиц|[家辆人名列个种吨件度项万余台]|公里)"
)
