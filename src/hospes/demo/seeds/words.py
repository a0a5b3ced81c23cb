"""Names and sentences of invented people."""

from random import Random

FIRST = (
    "Aino Amara Anselm Beatriz Bilal Carmen Chidi Dario Dunja Elif Emeka Enzo Farah Finn Gita Hana Ibrahim Ines Jamal Joana "
    "Kaito Katarina Lamar Leila Lukas Mads Maite Malik Mina Nadia Niko Noor Olek Oona Paolo Petra Quinn Rania Rosa Samir Sanna "
    "Selma Tariq Thea Tomás Uma Viktor Wanda Yara Zoltan"
).split()
LAST = (
    "Adeyemi Baumann Castro Dąbrowski Eriksen Fontaine Gupta Hakim Ivanov Jensen Kowalski Lindqvist Mbeki Nakamura O'Brien "
    "Pereira Quispe Rossi Sørensen Tanaka Usman Vasquez Weber Xavier Yilmaz Zimmermann Achterberg Bianchi Costa Duarte Eze "
    "Ferrari Grant Haddad Ito Jovanović Kaya Lopes Moreau Novak Okoye Pham Rahman Santos Torres Umar Varga Wong Young Zhang"
).split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华文斌宇浩凯佳嘉欣怡晨思远志鹏雨涵子轩梓萱"
LATIN = str.maketrans({"á": "a", "ą": "a", "ø": "o", "ć": "c", "ž": "z", "'": "", " ": "."})


def name(dice: Random) -> str:
    """A name in Latin letters."""
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}"


def chinese_name(dice: Random) -> str:
    """A Chinese name of two or three characters."""
    given = "".join(dice.sample(GIVEN, dice.choice([1, 2, 2])))
    return dice.choice(SURNAMES) + given


def address(person: str) -> str:
    """The local part of an address: Latin letters of the name, or a plain word for a Chinese one."""
    local = person.lower().translate(LATIN).encode("ascii", "ignore").decode()
    return local.strip(".") or "applicant"


def sentence(dice: Random, *, chinese: bool) -> str:
    """What somebody writes into the form."""
    return dice.choice(SENTENCES_ZH if chinese else SENTENCES)


def thanks(dice: Random, *, chinese: bool) -> str:
    """Something concrete to thank for, as it goes into "Thank you for …"."""
    return dice.choice(THANKS_ZH if chinese else THANKS)


SENTENCES = [
    "A pump that stopped every third night. It was the cleaner's plug.",
    "A thruster that pulled to the left. Two phases were swapped since the day it was built.",
    "A customer who had stopped calling. I drove there, and we found out together what was wrong.",
    "A form that nobody finished. I watched five people and threw half of it away.",
    "A gearbox with the wrong oil. The label was right; the barrel was not.",
    "A sensor that lied only when it rained.",
]
SENTENCES_ZH = [
    "一台水泵每隔两晚就停机，最后发现是保洁拔了插头。",
    "推进器总往左偏，原来出厂时两相就接反了。",
    "传感器只在下雨时出错，后来查出是接头进水。",
    "电机偶尔抖动，最后发现是采样时刻和开关噪声重合。",
    "程序运行三天后死机，原因是一个计数器溢出。",
]
THANKS = [
    "the story of the plug that stopped the pump",
    "the drawing you added, which made the fault clear at once",
    "the honest paragraph about what went wrong",
    "the time you took for our question",
    "the photographs of the gearbox",
]
THANKS_ZH = [
    "您把故障排查的过程写得这么清楚",
    "您附上的那张接线图",
    "您坦率地写下了走过的弯路",
    "您认真回答了我们的问题",
]
