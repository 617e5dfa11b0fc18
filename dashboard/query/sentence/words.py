"""The words a pasted sentence is read by, in English, Russian and Chinese.

Every pattern here meets text as `plain` leaves it: lower case, one kind of dash, single spaces, ASCII digits,
number words as digits. No pattern repeats a part that can be split in two ways, so none can run away.
"""

import re

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

_GOODS = (
    r"cars?\b|vehicles?\b|gas\b|oil\b|wheat\b|grain\b|copper\b|uranium\b|coal\b|cotton\b|solar panels?\b"
    r"|(?:авто|легков)\w+|газ\w*|нефт\w+|пшениц\w+|зерн\w+|мед[ьи]\b|урана?\b|угл\w+|хлопк\w+"
)
OF_GOODS = re.compile(
    rf"\b(?:exports?|imports?|supplies|deliveries|sales|shipments|purchases) of (?:natural |crude )?(?:{_GOODS})"
    rf"|\b(?:car|gas|oil|wheat|grain|copper|coal) (?:exports?|imports?|supplies|deliveries|sales|shipments)"
    rf"|(?:экспорт\w*|импорт\w*|постав\w+|закуп\w+) (?:природн\w+ )?(?:{_GOODS})"
    r"|(?:出口|进口)(?:天然气|石油|原油|汽车|小麦|铜)|(?:天然气|石油|原油|汽车|小麦)(?:出口|进口)"
)
"""Trade in one good: no trade total."""

ALL_TRADE = re.compile(
    r"\b(?:foreign|external|total|overall) trade\b|внешн\w+ торгов\w+|внешнеторгов\w+|внешнем товарообороте"
    r"|外贸|对外贸易"
)
"""A country's whole trade, of which a share is not one of the five's trade with China."""
