"""A Modbus RTU slave whose protocol is Debian's libmodbus: python3 modbus-slave.py PORT BAUD UNIT

Holds 64 coils, discrete inputs, holding and input registers. Tells of writes on its output, a JSON line each:
{"table": "coil", "address": 1, "values": [1]}, after {"ready": true}. Takes on its input, a JSON line each:
{"discrete": [...], "input": [...]}   what the tables hold from address 0 on; the first line is waited for before the port is opened
{"faults": [...]}   what becomes of the next requests, one each: "fine"; "lost", never heard; done, yet the answer is "unanswered", comes
                    "late", with a wrong "crc" or only by "half"; "exception 4", refused with that code
{"mute": true}   hears nothing from now on
"""
import ctypes
import json
import os
import select
import sys
import time

CELLS = 64


class Mapping(ctypes.Structure):
    _fields_ = [
        *[(name, ctypes.c_int) for table in ("bits", "input_bits", "input_registers", "registers") for name in ("nb_" + table, "start_" + table)],
        ("tab_bits", ctypes.POINTER(ctypes.c_uint8)),
        ("tab_input_bits", ctypes.POINTER(ctypes.c_uint8)),
        ("tab_input_registers", ctypes.POINTER(ctypes.c_uint16)),
        ("tab_registers", ctypes.POINTER(ctypes.c_uint16)),
    ]


try:
    modbus = ctypes.CDLL("libmodbus.so.5", use_errno=True)
except OSError:
    sys.exit("libmodbus is missing; apt-get install libmodbus5")
modbus.modbus_new_rtu.restype = ctypes.c_void_p
modbus.modbus_new_rtu.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_char, ctypes.c_int, ctypes.c_int]
modbus.modbus_mapping_new.restype = ctypes.POINTER(Mapping)
modbus.modbus_set_slave.argtypes = [ctypes.c_void_p, ctypes.c_int]
modbus.modbus_connect.argtypes = [ctypes.c_void_p]
modbus.modbus_get_socket.argtypes = [ctypes.c_void_p]
modbus.modbus_receive.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
modbus.modbus_reply.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(Mapping)]
modbus.modbus_reply_exception.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint]

port, baud, unit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
cells = modbus.modbus_mapping_new(CELLS, CELLS, CELLS, CELLS)
tables = {"coil": cells.contents.tab_bits, "discrete": cells.contents.tab_input_bits, "input": cells.contents.tab_input_registers}
faults = []
mute = False
rest = b""


def tell(what):
    print(json.dumps(what), flush=True)


def obey():
    """Takes the lines that have come on standard input."""
    global mute, rest
    came = os.read(0, 65536)
    if not came:
        sys.exit(0)
    *lines, rest = (rest + came).split(b"\n")
    for line in lines:
        order = json.loads(line)
        mute = order.get("mute", mute)
        faults.extend(order.get("faults", []))
        for name, table in tables.items():
            for address, value in enumerate(order.get(name, [])):
                table[address] = value
    return len(lines)


def written(frame):
    """The write that a request asks for, or nothing."""
    function, address = frame[1], frame[2] << 8 | frame[3]
    if function == 5:
        return {"table": "coil", "address": address, "values": [1 if frame[4] else 0]}
    if function == 6:
        return {"table": "holding", "address": address, "values": [frame[4] << 8 | frame[5]]}
    if function == 15:
        count = frame[4] << 8 | frame[5]
        return {"table": "coil", "address": address, "values": [frame[7 + at // 8] >> at % 8 & 1 for at in range(count)]}
    if function == 16:
        count = frame[4] << 8 | frame[5]
        return {"table": "holding", "address": address, "values": [frame[7 + 2 * at] << 8 | frame[8 + 2 * at] for at in range(count)]}
    return None


def answer(ctx, frame, size):
    fault = faults.pop(0) if faults else "fine"
    if fault == "lost":
        return
    if fault.startswith("exception"):
        modbus.modbus_reply_exception(ctx, bytes(frame), int(fault.split()[1]))
        return
    write = written(frame)
    if fault in ("crc", "half"):
        length = 5 + frame[5] * 2 if frame[1] in (3, 4) else 5 + (frame[5] + 7) // 8 if frame[1] in (1, 2) else 8
        body = bytes([frame[0], frame[1], length - 5]) + b"\xaa" * (length - 3)
        os.write(modbus.modbus_get_socket(ctx), body if fault == "crc" else body[: length // 2])
    elif fault != "unanswered":
        if fault == "late":
            time.sleep(0.2)
        modbus.modbus_reply(ctx, bytes(frame), size, cells)
    if write:
        tell(write)


while not obey():
    pass
ctx = modbus.modbus_new_rtu(port.encode(), baud, b"N", 8, 1)
modbus.modbus_set_slave(ctx, unit)
if modbus.modbus_connect(ctx) != 0:
    sys.exit(f"{port}: {os.strerror(ctypes.get_errno())}")
line = modbus.modbus_get_socket(ctx)
tell({"ready": True})
request = ctypes.create_string_buffer(512)
while True:
    readable, _, _ = select.select([0, line], [], [])
    if 0 in readable:
        obey()
    if line in readable:
        size = modbus.modbus_receive(ctx, request)
        if size < 0 and ctypes.get_errno() in (5, 9, 104):
            sys.exit(0)
        if size > 0 and not mute:
            answer(ctx, bytearray(request.raw[:size]), size)
