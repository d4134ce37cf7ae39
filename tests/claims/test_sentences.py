"""Where sentences begin: after what looks like an end, and not after what only does."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.claims.sentences import starts

# Sentences are written with a bar before each but the first.
SENTENCES = [
    ("plain", "He came. |She left! |Who stayed? |Nobody did."),
    ("no-break space in front of an end", "Il est venu\u00a0. |Elle est partie\u202f! |Qui\u3000. |Qui\u2028."),
    ("half a character", "He\ud800 came. |She\udfff left."),
    ("no end", "the bridge over the Harl"),
    ("pages and volumes", "It is in vol. 3, no. 5, pp. 45–46. |It is in Vol. IV, p. 3. |See figs. 3 and 4."),
    ("no is a word too", "The answer is no. |He left."),
    ("circa and reigns", "He was born c. 1950. |Hale (b. 1950, fl. 1970) came."),
    ("ranks", "Lt. Col. Hale and Maj. Gen. Orme came. |Rev. Dr. Hale left. |Gov. Hale did not."),
    ("saints and mountains", "He met St. John on Mt. Harl. |She left."),
    ("initials", "J. R. R. Tolkien came. |He met George W. Bush and Harry S. Truman. |He left."),
    ("letter at the end", "It needs vitamin C. |It is rare."),
    ("countries", "The U.S. Senate met. |He left the U.S. |The Senate met."),
    ("companies", "It was sold to Harl Inc. in May. |Harl Ltd. of Orme left."),
    ("case", "It was Hale v. Orme. |It was Hale vs. The State."),
    ("numbers", "It rose by 3.5 percent. |It is 5.3. |Then 6 came."),
    ("months", "He came in May. |Harl fell on Jan. 5. |It was Feb. 1990."),
    (
        "words like abbreviations",
        "It sold iron ore. |Harl bought it. |He left art. |She saw the Arc. |See art. IV.",
    ),
    ("volume with letters", "It is in vol. MTT-12, pp. 5–6. |He left."),
    ("glued by a dash", "It is the size-vs.-weight curve. |He left."),
    ("within a link", "He saw [[The Harl. A Bridge]] and left. |[[Hale]] came. |[[Orme. A Town]] is near."),
    ("hours", "They left at 5 p.m. |The bell rang."),
    ("dotted name", "N.EX.T is a band. |'''N.EX.T''' is too."),
    ("addresses", "See example.com. |It is old."),
    ("dots", "He waited ... and left. |He came... |She left."),
    ("quoted sentence", 'He said "I will go." |He went. |"Go!" she said. |She went.'),
    ("curly marks", "He said “I will go.” |He went."),
    ("aside", "She stayed. |(He left.) |She wept."),
    ("bold and italic", "''He left.'' |'''She''' stayed. |''It'' is."),
    ("missing blank", "He left. |She stayed! |He did not."),
]


@pytest.mark.parametrize("marked", [pytest.param(marked, id=why) for why, marked in SENTENCES])
def test_starts(marked: str) -> None:
    prose = marked.replace("|", "")
    edges = [*starts(prose), len(prose)]
    assert "|".join(prose[start:end] for start, end in pairwise(edges)) == marked


# The same in other languages.
OTHERS = [
    ("zh", "据J. R. 黑尔记载。|他走了。"),
    ("ja", "彼はJ. R. R. トールキンを読んだ。|去った。"),
    (
        "fr",
        "J.-P. Hale et Ch.-M. Orme, né v. 1950, sont venus. |Vers 300 av. J.-C. |Le pont est vieux. |J.-C. Hale vint.",
    ),
    ("ru", "Пришли Ж.-П. Сартр, Дж. Хейл и ген. Орм. |Ок. 300 чел. \u0432 1950 \u0433. Дом видели."),
    ("ru", "Дом \u0441 XIX \u0432. |Они жили там до 1950 \u0433. |Затем пять арок и др. |Это мост."),
    ("ru", "Дом стоит. |Они жили \u0432 1960 \u0433. \u0412. Иванов ушёл."),
    ("uk", "Прийшли Ж.-П. Сартр та ген. Орм. |Міст зведено в 1950 \u0440. |Він старий."),
    ("de", "Das war Ludwig II. |Er starb. |Siehe S. 45. |Die Fa. Hale lebt seit 300 v. Chr. |Die Hrsg. Ada Hale auch."),
    ("de", "3. Die Brücke. |Papst Pius IX. Mastai kam am 3. Mai."),
    ("tr", "II. Mahmut ve Hz. Ali, M.Ö. 300 ve s. 45. |Sonra 5. Ordu ile Doç. Kaya geldi."),
    ("hu", "IV. Béla és Szt. István kb. 5 km-re volt. |Kb. 300 éve."),
    ("pl", "W latach 60. XX wieku przybył 5. Pułk, ok. 300 ludzi. |Zob. s. 45. |Potem odszedł."),
    ("ar", "قال أ.د. سامر ذلك. |ثم ذهب."),
    ("he", "הוא ברח. |הוא גר רח. הרצל 5. |הוא הלך."),
    ("hi", "प्रो. श्याम और डॉ. राम आए। |वे गए।"),
    ("zh", "桥很古老。|塔是新的\uff01|谁建的\uff1f|没人知道。"),
    ("zh", "他说\uff1a“我要走了。”|然后他走了。"),
    ("zh", "桥长3.5公里。|它在U.S.建成。|塔高5.2米。"),
    ("ja", "彼は来た。|「行く。帰る。」と言った。|そして去った。"),
    ("ja", "橋は古い\uff0e|塔は1893年に建てられた\uff0e"),
    ("ko", "다리는 오래되었다. |길이는 3.5 km이다. |탑은 새 것이다."),
    ("ar", "جاء الرجل. |هل عاد؟ |جاء د. هيل! |نعم."),
    ("fa", "پل قدیمی است. |در سال ۱۳۵۰ \u0647.ش. ساخته شد. |برج نو است؟ |بله."),
    ("ur", "پل پرانا ہے\u06d4 |مینار نیا ہے\u06d4|کیا وہ آیا؟ |ہاں\u06d4"),
    ("he", 'הגשר ישן. |ד"ר הייל בא. |צה"ל בא. |המגדל חדש.'),
    ("hi", "पुल पुराना है। |डॉ. हेल आए। |यह 3.5 किमी लंबा है॥ |वह गया।"),
    ("bn", "সেতুটি পুরানো।|ড. হেল এসেছিলেন। |মিনারটি নতুন।"),
    ("ta", "பாலம் பழையது. |கி. பி. 1833 இல் கட்டப்பட்டது. |கோபுரம் புதியது."),
    ("th", "สะพานนี้เก่ามาก สร้างใน พ.ศ. 2436 โดย ดร. เฮล หอคอยใหม่"),
    ("my", "တံတားဟောင်းသည်။ |မျှော်စင်သစ်သည်။"),
    ("km", "ស្ពានចាស់។ |ប៉មថ្មី។"),
    ("bo", "ཟམ་པ་རྙིང་པ་རེད། |མཁར་གསར་པ་རེད།"),
    ("am", "ድልድዩ አሮጌ ነው። |ማማው አዲስ ነው።"),
    ("hy", "Կամուրջը հին է\u0589 |Աշտարակը նոր է\u0589"),
    ("ka", "ხიდი ძველია. |კოშკი ახალია."),
    ("el", "Μία γέφυρα είναι παλιά. |Πότε χτίστηκε; |Κανείς δεν ξέρει."),
    ("ru", "Мост стар. |Он упал на ул. Мира в XIX в. и стоит. |Он ушёл."),
    ("de", "Am 3. Mai fiel er. |Der Bau ist aus dem 19. Jahrhundert. |Er fiel 1950. |Dann kam z. B. Dr. Hale."),
    ("de-AT", "Der Bau ist aus dem 19. Jahrhundert. |Er ist alt."),
    ("fr", "Il fut fondu par M. Hale et Mme. Orme. |Selon MM. Hale et Orme, Dr. Hale y était. |Il sonne."),
    ("fr", "Il est au km. |Il y va."),
    ("de", "Der Hl. Georg und Ada Hunt, geb. Hale, kamen. |Siehe Abb. Drei bzw. Vier."),
    ("it", "Il convento di S. Pietro è del sig. Hale. |Vedi fig. 3 e s. |È vecchio."),
    ("nl", "Dhr. Hale en mevr. De Vries kwamen. |Ds. Smit ook."),
    ("pl", "Jest tu ks. Nowak, św. Jerzy i tzw. Dom. |Jest stary."),
    ("ru", "Завод им. Ленина близ церкви св. Николая стар. |Он закрыт."),
    ("no", "Den heter f.eks. Klokken og bl.a. Svea. |Den er gammel."),
    ("nb", "Den heter f.eks. Klokken. |Den er gammel."),
    ("sv", "Den heter t.ex. Klockan och bl.a. Svea. |Den är gammal."),
    ("fr", "Voir t. II, n. 4 et p. 3. |Il est à l'angle t. |Hale est venu."),
    ("it", "Si trova a pag. 3 e nel t. IV. |Vedi cap. 5. |È vecchio."),
    ("es", "Está en la pág. 3, núm. 4 y t. II. |Es viejo."),
    ("de", "Es steht auf S. 45 in Bd. 3, Kap. IV des Werks. |Er ist alt."),
    ("nl", "Het staat op blz. 3 van dl. 2. |Het is oud."),
    ("pl", "Jest na s. 45 w t. II. |Jest stary."),
    ("ru", "Это есть на \u0441. 45 в т. 2 и гл. IV. |Мост стар."),
    ("sv", "Den nämns på s. 45 i bd. 2. |Den är gammal."),
    ("fr", "Le pont est vieux. |M. Hale est venu. |C.-à-d. il est parti."),
]


@pytest.mark.parametrize(("language", "marked"), OTHERS)
def test_starts_in_other_languages(language: str, marked: str) -> None:
    prose = marked.replace("|", "")
    edges = [*starts(prose, language), len(prose)]
    assert "|".join(prose[start:end] for start, end in pairwise(edges)) == marked


def test_nothing_has_no_sentences() -> None:
    assert starts("") == []


def test_sentences_longer_than_a_window() -> None:
    long = "He came and " * 3000 + "left. "
    assert starts("One came. " + long + "She stayed.") == [0, 10, 10 + len(long)]


def test_long_prose_is_cut_everywhere() -> None:
    sentence = "He came to the bridge over the Harl. "
    assert starts(sentence * 1000) == list(range(0, 1000 * len(sentence), len(sentence)))


def test_marks_that_nothing_closes_take_linear_time() -> None:
    def taken(count: int) -> float:
        began = time.process_time()
        starts('"He came. (' * count)
        return time.process_time() - began

    taken(10)
    assert taken(20_000) < 30 * max(taken(2_000), 0.005)


@given(st.text() | st.lists(st.sampled_from(["He ", "p. ", "5", ". ", "'' ", '"', ")", "。", "」", "\n"])).map("".join))
def test_any_text(prose: str) -> None:
    found = starts(prose)
    assert found == sorted(set(found))
    assert found[:1] == ([0] if prose else [])
    assert all(start < len(prose) for start in found)
