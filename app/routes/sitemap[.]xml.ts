import type { LoaderFunctionArgs } from '@remix-run/node';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { questionUrl } from '~/features/channels/api-questions.queries.server';
import { sitemapParts, sitemapQuestions } from '~/features/channels/feed.queries.server';
import { getDirectory } from '~/features/directory/directory.server';
import { env } from '~/platform/env.server';
import { NotFound } from '~/platform/errors';
import { answering } from '~/platform/http/domain-response.server';
import { idOf } from '~/platform/http/page-loader.server';

/** The site map: an index, `?part=0` for lists and topics, `?part=1` and on for the questions. */
export const loader = (args: LoaderFunctionArgs) =>
  answering(args.request, async () => {
    const part = new URL(args.request.url).searchParams.get('part');
    const parts = await sitemapParts();
    if (part === null) return xml(await index(parts));
    if (part === '0') return xml(await pages());
    const number = idOf(part);
    if (number === null || number > parts) throw new NotFound();
    return xml(await questions(number));
  });

function index(parts: number): Promise<Buffer> {
  const stream = new SitemapIndexStream();
  for (let part = 0; part <= parts; part++) stream.write({ url: `${env().publicUrl}/sitemap.xml?part=${part}` });
  stream.end();
  return streamToPromise(stream);
}

async function pages(): Promise<Buffer> {
  const { topics, agencies } = await getDirectory();
  const stream = new SitemapStream({ hostname: env().publicUrl });
  for (const url of ['/', '/questions', '/official', '/topics']) stream.write({ url });
  for (const { slug } of topics) stream.write({ url: `/topics/${slug}` });
  for (const { slug } of agencies) stream.write({ url: `/agencies/${slug}` });
  stream.end();
  return streamToPromise(stream);
}

async function questions(part: number): Promise<Buffer> {
  const stream = new SitemapStream();
  for (const item of await sitemapQuestions(part)) {
    stream.write({ url: questionUrl(item), lastmod: item.updatedAt.toISOString() });
  }
  stream.end();
  return streamToPromise(stream);
}

function xml(body: Buffer): Response {
  return new Response(new Uint8Array(body), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
