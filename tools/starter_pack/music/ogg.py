"""Gives an Ogg file a fixed serial number, so that the same sound makes the same bytes (RFC 3533, section 6)."""

import struct

SERIAL = 0x64616E63
HEADER_BYTES = 27
SERIAL_AT, CHECKSUM_AT, SEGMENTS_AT = 14, 22, 26
POLYNOMIAL = 0x04C11DB7


def with_fixed_serial(data: bytes) -> bytes:
    """Return the pages of an Ogg stream with SERIAL in each, and their checksums made anew."""
    pages, start = [], 0
    while start < len(data):
        segments = data[start + SEGMENTS_AT]
        lengths = data[start + HEADER_BYTES : start + HEADER_BYTES + segments]
        end = start + HEADER_BYTES + segments + sum(lengths)
        page = bytearray(data[start:end])
        struct.pack_into("<I", page, SERIAL_AT, SERIAL)
        struct.pack_into("<I", page, CHECKSUM_AT, 0)
        struct.pack_into("<I", page, CHECKSUM_AT, _checksum(page))
        pages.append(bytes(page))
        start = end
    return b"".join(pages)


def _table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (POLYNOMIAL if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return table


TABLE = _table()


def _checksum(page: bytes | bytearray) -> int:
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ TABLE[(value >> 24) ^ byte]
    return value
