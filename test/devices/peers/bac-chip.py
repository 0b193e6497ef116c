"""A travel document's chip whose BAC and secure messaging are virtualsmartcard's: python3 bac-chip.py

Takes a JSON line first: {"files": {"0101": HEX, ...}}, with a DG1 of a passport booklet, whose MRZ is the key. Then every line is a command
APDU in hexadecimal, and every line of its output the answer.

Debian's virtualsmartcard 3.3 was left halfway between Python 2 and 3: where it mixes text and bytes it is mended below, word by word, and the
status object that its authors left out of protected answers is put in. What it does with keys, counters and files is its own.
"""
import json
import os
import sys
import types

HOME = "/usr/lib/python3/site-packages/virtualsmartcard"
if not os.path.isdir(HOME):
    sys.exit("virtualsmartcard is missing; apt-get install python3-virtualsmartcard python3-pycryptodome")
sys.path.insert(0, HOME)
sys.dont_write_bytecode = True

MENDED = {
    "TLVutils": [('return b"".join(result)', "return result")],
    "CryptoUtils": [
        ("from Crypto.", "from Cryptodome."),
        ("inttostring(ssc) + data", "inttostring(ssc, 8) + data"),
        ("chr(op(ord(string1[i]), ord(string2[i])))", "op(string1[i], string2[i])"),
        ('return "".join(result)', "return bytes(result)"),
    ],
    "SEutils": [
        ('return_data = ["", ]', 'return_data = [b"", ]'),
        ('to_authenticate = ""', 'to_authenticate = b""'),
        ("stringtoint(value[0])", "value[0]"),
        ('data="".join(return_data)', 'data=b"".join(return_data)'),
        ('        return_data = ""', '        return_data = b""'),
        ('if result != "":', "if result:"),
        ('"\\x01" + encrypted', 'b"\\x01" + encrypted'),
        (
            'if sw == SW["NORMAL"]:\n            if self.cct',
            'return_data += pack([(0x99, 2, inttostring(sw, 2))])\n        if sw == SW["NORMAL"]:\n            if self.cct',
        ),
    ],
    "cards.ePass": [('"\\x00\\x04\\x01\\x01"', 'b"\\x00\\x04\\x01\\x01"')],
}


def mend(name):
    """Loads a module of the package from its mended text, before anyone else asks for it."""
    path = os.path.join(HOME, "virtualsmartcard", name.replace(".", "/") + ".py")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for worn, new in MENDED[name]:
        if worn not in text:
            sys.exit(f"virtualsmartcard is another one than expected: {name} has no {worn}")
        text = text.replace(worn, new)
    module = types.ModuleType("virtualsmartcard." + name)
    module.__package__ = module.__name__.rpartition(".")[0]
    sys.modules[module.__name__] = module
    exec(compile(text, path, "exec"), module.__dict__)
    setattr(sys.modules[module.__package__], name.rpartition(".")[2], module)
    return module


import virtualsmartcard
import virtualsmartcard.cards

pack = mend("TLVutils").pack
mend("CryptoUtils")
mend("SEutils")
passport = mend("cards.ePass")

from virtualsmartcard.SmartcardFilesystem import DF, MF, TransparentStructureEF
from virtualsmartcard.VirtualSmartcard import Iso7816OS

wish = json.loads(sys.stdin.readline())
master = MF()
application = DF(parent=master, fid=4, dfname=bytes.fromhex("a0000002471001"), bertlv_data=[])
for name, content in wish["files"].items():
    identifier = int(name, 16)
    data = bytes.fromhex(content)
    application.append(TransparentStructureEF(parent=application, fid=identifier, shortfid=identifier & 31, filedescriptor=0, data=data))
master.append(application)
chip = Iso7816OS(master, passport.PassportSAM(master))
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # What the package prints is no answer.
for line in sys.stdin:
    answers.write(chip.execute(bytes.fromhex(line)).hex() + "\n")
    answers.flush()
