import { describe, expect, it } from 'vitest';
import { stripMetadata } from '~/platform/files/strip-metadata';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
const word = (text: string) => Buffer.from(text, 'latin1');

/** A TIFF directory with an orientation, and a GPS directory behind it that says 45° 31′ 12″ north. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(90);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  const entry = (at: number, tag: number, type: number, count: number, write: () => void) => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    write();
  };
  entry(10, 0x0112, 3, 1, () => tiff.writeUInt16BE(orientation, 18));
  entry(22, 0x8825, 4, 1, () => tiff.writeUInt32BE(38, 30));
  tiff.writeUInt16BE(2, 38);
  entry(40, 1, 2, 2, () => tiff.write('N\0', 48, 'latin1'));
  entry(52, 2, 5, 3, () => tiff.writeUInt32BE(66, 60));
  for (const [n, value] of [45, 31, 12].entries()) {
    tiff.writeUInt32BE(value, 66 + n * 8);
    tiff.writeUInt32BE(1, 70 + n * 8);
  }
  return Buffer.concat([word('Exif\0\0'), tiff]);
}

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const gps = hex('0000002d 00000001 0000001f 00000001 0000000c 00000001');
const jfif = segment(0xe0, word('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
const colours = segment(0xe2, word('ICC_PROFILE\0\x01\x01colours'));
const scan = Buffer.concat([segment(0xda, hex('01 01 00 00 3f 00')), hex('12 ff 00 34 ff d0 56')]);
const end = hex('ffd9');

const photo = (orientation: number) =>
  Buffer.concat([
    hex('ffd8'),
    jfif,
    segment(0xe1, exif(orientation)),
    segment(0xe1, word('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>45,31.2N</x:xmpmeta>')),
    colours,
    segment(0xed, word('Photoshop 3.0\0by Ana')),
    segment(0xfe, word('taken at home')),
    segment(0xdb, hex('00 01')),
    scan,
    end,
    word('a film with its place in it'),
  ]);

describe('what a camera wrote beside a picture', () => {
  it('is taken out of a JPEG, its place first of all; pixels and colours stay', () => {
    const given = photo(1);
    expect(given.includes(gps)).toBe(true);
    expect(stripMetadata(given, 'image/jpeg')).toEqual(
      Buffer.concat([hex('ffd8'), jfif, colours, segment(0xdb, hex('00 01')), scan, end]),
    );
  });

  it('leaves which way up it is', () => {
    const stripped = stripMetadata(photo(6), 'image/jpeg');
    const turned = segment(
      0xe1,
      Buffer.concat([word('Exif\0\0'), hex('4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000')]),
    );
    expect(stripped?.subarray(2, 2 + turned.length)).toEqual(turned);
    expect(stripped?.includes(gps)).toBe(false);
    expect(stripMetadata(stripped ?? Buffer.alloc(0), 'image/jpeg')).toEqual(stripped);
  });

  it('is taken out of a PNG', () => {
    const chunk = (kind: string, data: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeUInt32BE(data.length);
      return Buffer.concat([size, word(kind), data, hex('00000000')]);
    };
    const head = hex('89504e470d0a1a0a');
    const [first, pixels, last] = [chunk('IHDR', Buffer.alloc(13)), chunk('IDAT', hex('0102')), chunk('IEND', hex(''))];
    const beside = [chunk('eXIf', exif(1)), chunk('tEXt', word('Author\0Ana')), chunk('tIME', Buffer.alloc(7))];
    expect(stripMetadata(Buffer.concat([head, first, ...beside, pixels, last, word('more')]), 'image/png')).toEqual(
      Buffer.concat([head, first, pixels, last]),
    );
  });

  it('is taken out of a WebP, with the flags that announce it', () => {
    const chunk = (kind: string, data: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(data.length);
      return Buffer.concat([word(kind), size, data, Buffer.alloc(data.length % 2)]);
    };
    const webp = (...chunks: Buffer[]) => {
      const body = Buffer.concat(chunks);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(body.length + 4);
      return Buffer.concat([word('RIFF'), size, word('WEBP'), body]);
    };
    const flags = (value: number) => chunk('VP8X', Buffer.concat([Buffer.from([value]), Buffer.alloc(9)]));
    const pixels = chunk('VP8 ', hex('010203'));
    const given = webp(flags(0x1c), pixels, chunk('EXIF', exif(1)), chunk('XMP ', word('<x/>')));
    expect(stripMetadata(given, 'image/webp')).toEqual(webp(flags(0x10), pixels));
  });

  it('of a broken picture is not guessed at; other files stay as they are', () => {
    for (const cut of [3, 20, 130, photo(1).length - 30])
      expect(stripMetadata(photo(1).subarray(0, cut), 'image/jpeg')).toBeNull();
    expect(stripMetadata(hex('89504e470d0a1a0a 0000ffff'), 'image/png')).toBeNull();
    expect(stripMetadata(word('%PDF-'), 'application/pdf')).toEqual(word('%PDF-'));
  });
});
