/** A file to be kept, never to be shown in place: whatever is in it runs nowhere on this site. */
export function fileResponse(file: { name: string; mediaType: string; bytes: Buffer }): Response {
  const { name, mediaType, bytes } = file;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
      'Content-Disposition': disposition(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}

/** RFC 6266: a plain name for old programs, the right one for all others. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
