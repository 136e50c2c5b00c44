import type { LoaderFunctionArgs } from '@remix-run/node';
import { caseFile } from '~/features/escalations/case-file.queries.server';
import { NotFound } from '~/platform/errors';
import { answering } from '~/platform/http/domain-response.server';
import { idOf } from '~/platform/http/page-loader.server';
import { requirePerson } from '~/platform/http/request-actor.server';

/** A file of a case, to be kept, never to be shown in place: whatever is in it runs nowhere on this site. */
export const loader = (args: LoaderFunctionArgs) =>
  answering(args.request, async () => {
    const actor = await requirePerson(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    const { name, mediaType, bytes } = await caseFile(actor, id);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
        'Content-Disposition': disposition(name),
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    });
  });

/** RFC 6266: a plain name for old programs, the right one for all others. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
