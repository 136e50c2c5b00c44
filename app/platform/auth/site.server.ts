/** The public URL of this installation; links in mails and cookies follow it, whatever a request's Host says. */
export function publicUrl(): URL {
  return new URL(process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`);
}

export function isSecureSite(): boolean {
  return publicUrl().protocol === 'https:';
}

/** Demo installations live on a loopback address only; their staff need no second factor. */
export function isDemo(): boolean {
  return process.env.DEMO === '1';
}
