"""A travel document's chip whose PACE and secure messaging are OpenPACE's (libeac): python3 pace-chip.py

Takes a JSON line first: {"cardAccess": HEX, "can": "123456", "files": {"0101": HEX, ...}}. Then every line is a command APDU in hexadecimal,
and every line of its output the answer. Files open after PACE with the CAN, and only through secure messaging.
"""
import ctypes
import json
import sys


class Buffer(ctypes.Structure):
    _fields_ = [("length", ctypes.c_size_t), ("data", ctypes.POINTER(ctypes.c_ubyte)), ("max", ctypes.c_size_t), ("flags", ctypes.c_ulong)]


try:
    eac = ctypes.CDLL("libeac.so.3")
except OSError:
    sys.exit("libeac is missing; apt-get install libeac3")

PACE, CAN = 0, 2
buffer, context = ctypes.POINTER(Buffer), ctypes.c_void_p


def function(name, result, *arguments):
    found = getattr(eac, name)
    found.restype, found.argtypes = result, arguments
    return found


new_context = function("EAC_CTX_new", context)
read_card_access = function("EAC_CTX_init_ef_cardaccess", ctypes.c_int, ctypes.c_char_p, ctypes.c_size_t, context)
new_secret = function("PACE_SEC_new", ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int)
encrypted_nonce = function("PACE_STEP1_enc_nonce", buffer, context, ctypes.c_void_p)
mapping_data = function("PACE_STEP3A_generate_mapping_data", buffer, context)
map_generator = function("PACE_STEP3A_map_generator", ctypes.c_int, context, buffer)
ephemeral_key = function("PACE_STEP3B_generate_ephemeral_key", buffer, context)
shared_secret = function("PACE_STEP3B_compute_shared_secret", ctypes.c_int, context, buffer)
derive_keys = function("PACE_STEP3C_derive_keys", ctypes.c_int, context)
own_token = function("PACE_STEP3D_compute_authentication_token", buffer, context, buffer)
verify_token = function("PACE_STEP3D_verify_authentication_token", ctypes.c_int, context, buffer)
use_keys = function("EAC_CTX_set_encryption_ctx", ctypes.c_int, context, ctypes.c_int)
count = function("EAC_increment_ssc", ctypes.c_int, context)
pad = function("EAC_add_iso_pad", buffer, context, buffer)
unpad = function("EAC_remove_iso_pad", buffer, buffer)
encrypt = function("EAC_encrypt", buffer, context, buffer)
decrypt = function("EAC_decrypt", buffer, context, buffer)
seal = function("EAC_authenticate", buffer, context, buffer)
verify_seal = function("EAC_verify_authentication", ctypes.c_int, context, buffer, buffer)


def give(octets):
    held = (ctypes.c_ubyte * max(len(octets), 1)).from_buffer_copy(octets or b"\0")
    return ctypes.pointer(Buffer(len(octets), ctypes.cast(held, ctypes.POINTER(ctypes.c_ubyte)), len(octets), 0))


def take(pointer):
    if not pointer:
        raise Refusal(0x6F00)
    return bytes(pointer.contents.data[: pointer.contents.length])


class Refusal(Exception):
    def __init__(self, status):
        super().__init__(hex(status))
        self.status = status


def objects(octets):
    found, at = {}, 0
    while at < len(octets):
        tag, length, at = octets[at], octets[at + 1], at + 2
        if length > 0x80:
            width = length - 0x80
            length, at = int.from_bytes(octets[at : at + width], "big"), at + width
        found[tag] = octets[at : at + length]
        at += length
    return found


def written(tag, octets):
    size = len(octets)
    length = bytes([size]) if size < 128 else bytes([0x81, size]) if size < 256 else bytes([0x82, size >> 8, size & 255])
    return bytes([tag]) + length + octets


class Chip:
    def __init__(self, wish):
        access = bytes.fromhex(wish["cardAccess"])
        self.context = new_context()
        if not read_card_access(access, len(access), self.context):
            sys.exit("libeac does not take this EF.CardAccess")
        self.secret = new_secret(wish["can"].encode(), len(wish["can"]), CAN)
        self.master = {"011c": access}
        self.files = {name.lower(): bytes.fromhex(content) for name, content in wish["files"].items()}
        self.file, self.application, self.secured = None, False, False
        self.points = {}

    def answer(self, command):
        try:
            if command[0] & 0x0C == 0x0C:
                return self.protected(command)
            data, status = self.obey(command[:4], *self.body(command[4:]))
        except Refusal as refusal:
            data, status = b"", refusal.status
        return data + status.to_bytes(2, "big")

    @staticmethod
    def body(rest):
        if len(rest) <= 1:
            return b"", (rest[0] or 256) if rest else 0
        if rest[0] == 0:
            size = int.from_bytes(rest[1:3], "big")
            return rest[3 : 3 + size], 65536
        return rest[1 : 1 + rest[0]], 256

    def protected(self, command):
        if not self.secured:
            raise Refusal(0x6987)
        count(self.context)
        data, _ = self.body(command[4:])
        found = objects(data)
        said = take(pad(self.context, give(command[:4]))) + data[: -2 - len(found[0x8E])]
        if not verify_seal(self.context, pad(self.context, give(said)), give(found[0x8E])):
            self.secured = False
            raise Refusal(0x6988)
        plain = take(unpad(decrypt(self.context, give(found[0x87][1:])))) if 0x87 in found else b""
        expected = int.from_bytes(found.get(0x97, b""), "big") or (256 if 0x97 in found else 0)
        try:
            answer, status = self.obey(bytes([command[0] & 0xF3]) + command[1:4], plain, expected)
        except Refusal as refusal:
            answer, status = b"", refusal.status
        count(self.context)
        said = written(0x87, b"\1" + take(encrypt(self.context, pad(self.context, give(answer))))) if answer else b""
        said += written(0x99, status.to_bytes(2, "big"))
        return said + written(0x8E, take(seal(self.context, pad(self.context, give(said))))) + status.to_bytes(2, "big")

    def obey(self, header, data, expected):
        instruction, place = header[1], header[2] * 256 + header[3]
        if instruction == 0xA4:
            return self.select(header[2], data), 0x9000
        if instruction == 0xB0:
            if self.file is None:
                raise Refusal(0x6986)
            return self.file[place : place + expected], 0x9000
        if instruction == 0x22:
            return b"", 0x9000
        if instruction == 0x86:
            return self.authenticate(objects(objects(data)[0x7C])), 0x9000
        raise Refusal(0x6D00)

    def select(self, how, data):
        if how == 4:
            self.application = True
            return b""
        if self.application and not self.secured:
            raise Refusal(0x6982)
        self.file = (self.files if self.application else self.master).get(data.hex())
        if self.file is None:
            raise Refusal(0x6A82)
        return b""

    def authenticate(self, asked):
        if not asked:
            return written(0x7C, written(0x80, take(encrypted_nonce(self.context, self.secret))))
        [(tag, value)] = asked.items()
        if tag == 0x81:
            own = take(mapping_data(self.context))
            if not map_generator(self.context, give(value)):
                raise Refusal(0x6A80)
        elif tag == 0x83:
            own = take(ephemeral_key(self.context))
            self.points = {"theirs": value}
            if not shared_secret(self.context, give(value)) or not derive_keys(self.context):
                raise Refusal(0x6A80)
        else:
            own = take(own_token(self.context, give(self.points["theirs"])))
            if verify_token(self.context, give(value)) != 1:
                raise Refusal(0x6300)
            self.secured = bool(use_keys(self.context, PACE))
        return written(0x7C, written(tag + 1, own))


eac.EAC_init()
chip = Chip(json.loads(sys.stdin.readline()))
for line in sys.stdin:
    print(chip.answer(bytes.fromhex(line)).hex(), flush=True)
