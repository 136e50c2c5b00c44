import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import { now } from '../clock';

const PERIOD = 30;

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Answerhall', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD });
}

/** 160 random bits, as base32 that can also be typed into an app by hand. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the picture. */
export function totpUri(secret: string, label: string): string {
  return totp(secret, label).toString();
}

/** The picture as SVG markup (dark on white, also in dark pages: cameras need it so). */
export function totpPicture(uri: string): Promise<string> {
  return QRCode.toString(uri, { type: 'svg', width: 224, margin: 2, errorCorrectionLevel: 'M' });
}

/** The time step of a right code (RFC 6238, one step of drift either way), else null. Callers refuse a step already used. */
export function totpStep(secret: string, code: string): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = now().getTime();
  const delta = totp(secret).validate({ token: digits, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}
