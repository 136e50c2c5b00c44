/**
 * Takes out of a picture what its camera and its programs wrote beside it: place, time, device, names, thumbnails. Only what is needed to
 * show it stays: the pixels as they are, its colours, and which way up it is. Cut by the formats' own segments, without decoding: a library
 * that draws the picture anew would lose quality and bring native code to bytes from strangers. Null for a picture that is broken; what is
 * no JPEG, PNG or WebP comes back as it is.
 */
export function stripMetadata(bytes: Buffer, mediaType: string): Buffer | null {
  try {
    if (mediaType === 'image/jpeg') return stripJpeg(bytes);
    if (mediaType === 'image/png') return stripPng(bytes);
    if (mediaType === 'image/webp') return stripWebp(bytes);
    return bytes;
  } catch {
    return null;
  }
}

class Broken extends Error {}

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const [SOS, EOI, APP0, APP1, APP2, APP14, APP15, COM] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

/** ITU T.81: segments up to the first scan, then scans; the file ends where the picture does, whatever a telephone hung behind it. */
function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let scanned = false;
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) throw new Broken();
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) {
      if (!scanned) throw new Broken();
      kept.push(bytes.subarray(at, at + 2));
      if (orientation > 1) kept.splice(1, 0, orientationSegment(orientation));
      return Buffer.concat(kept);
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) throw new Broken();
    const data = bytes.subarray(at + 4, end);
    if (marker === APP1 && data.indexOf(EXIF) === 0) orientation = orientationIn(data.subarray(EXIF.length));
    const after = marker === SOS ? endOfScan(bytes, end) : end;
    if (keepsSegment(marker, data)) kept.push(bytes.subarray(at, after));
    scanned ||= marker === SOS;
    at = after;
  }
}

/** JFIF, colour profile and Adobe's colour transform are needed to show the picture; every other application segment and comment is not. */
function keepsSegment(marker: number, data: Buffer): boolean {
  if (marker === APP2) return data.indexOf('ICC_PROFILE\0', 0, 'latin1') === 0;
  return marker === APP0 ? data.indexOf('JFIF\0', 0, 'latin1') === 0 : !isApp(marker) || marker === APP14;
}
const isApp = (marker: number) => (marker > APP0 && marker <= APP15) || marker === COM;

/** Where the next marker stands: within a scan 0xFF means itself when a zero follows, and restart marks belong to it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new Broken();
}

/** TIFF 6.0: tag 0x0112 of the first directory, 1 to 8; 1 where it is not said. */
function orientationIn(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const little = tiff[0] === 0x49;
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  for (let n = 0, at = first + 2; n < short(first) && at + 12 <= tiff.length; n += 1, at += 12)
    if (short(at) === 0x0112) return Math.min(8, Math.max(1, short(at + 8)));
  return 1;
}

/** An Exif segment that says which way up the picture is, and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, EXIF, tiff]);
}

const pngWords = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

/** PNG 1.2: chunks up to IEND; texts, Exif and the time of the last change go. */
function stripPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) throw new Broken();
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (!pngWords.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

/** WebP container: RIFF chunks; EXIF and XMP go, and the flags that announce them. */
function stripWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  const stop = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = 12; at + 8 <= stop; ) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) throw new Broken();
    const kind = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    if (kind !== 'EXIF' && kind !== 'XMP ') kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) throw new Broken();
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
