"""Which language a page is told to be in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.claims.language import language_of
from citecheck.model import Span

PAGES = [
    ("en", "The bridge over the Harl was built in 1893, and it is the oldest of the town."),
    ("de", "Die Brücke über die Harl wurde 1893 gebaut und ist von der Stadt aus zu sehen."),
    ("fr", "Le pont est le plus vieux des ponts du pays et une des routes passe dans les villages."),
    ("es", "El puente fue construido por los ingenieros de la ciudad con una grúa que trajo el barco."),
    ("it", "Il ponte è una delle opere che gli ingegneri hanno fatto nel paese, con il castello della città."),
    ("pt", "A ponte foi construída em uma cidade do interior com os engenheiros da empresa, e não é nova."),
    ("nl", "De brug is het oudste gebouw van de stad en werd door een ingenieur gebouwd."),
    ("pl", "Most nie jest nowy, został zbudowany w mieście na rzece oraz odnowiony."),
    ("sv", "Bron är den äldsta i staden och den byggdes av en ingenjör som ett landmärke."),
    ("tr", "Köprü bir mühendis ile kuruldu ve bu şehir için eski olarak bilinir."),
    ("ru", "Мост был построен в городе и тогда не был перестроен, как и вокзал, что стоит на реке."),
    ("uk", "Міст, що був збудований в селі, не є новим, як та що стоїть на річці та в місті."),
    ("ja", "橋は千八百九十三年に建てられました。古い橋です。"),
    ("zh", "这座桥建于一八九三年。它很古老。"),
    ("ko", "다리는 오래되었습니다. 강 위에 있습니다."),
    ("ar", "الجسر الذي بني على النهر في المدينة التي تقع من الشمال إلى الجنوب."),
    ("fa", "این پل در شهر است که از آن به رود می رسند."),
    ("he", "הגשר נבנה על הנהר בעיר."),
    ("hi", "यह पुल नदी पर है।"),
    ("el", "γέφυρα είναι παλιά."),
    ("lo", "ຂົວເກົ່າ."),
    ("bo", "ཟམ་པ་རྙིང་པ་རེད།"),
    ("th", "สะพานนี้เก่ามาก"),
    ("ar", "الجسر قديم."),
    ("ru", "Мост стар."),
    ("en", ""),
    ("en", "1893 – 5 – {{x}}"),
]


@pytest.mark.parametrize(("language", "page"), PAGES)
def test_language(language: str, page: str) -> None:
    assert language_of(page, Span(0, len(page))) == language


@pytest.mark.parametrize(("language", "page"), PAGES[:-2])
def test_citations_and_other_pages_do_not_change_it(language: str, page: str) -> None:
    cited = f"{page}<ref>{{{{cite web |url=http://a.example/x |title=Harl |language={language}}}}}</ref>\n"
    text = "He left the house. " * 500 + cited * 300 + "He left the house. " * 500
    assert language_of(text, Span(9500, len(text) - 9500)) == language


@given(st.text())
def test_any_text(text: str) -> None:
    assert language_of(text, Span(0, len(text)))
