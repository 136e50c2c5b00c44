import type { ActionFunctionArgs } from '@remix-run/node';
import { hintsHtml } from '~/features/verification/plain-language/hints-html.server';
import { answering } from '~/platform/http/domain-response.server';
import { readForm } from '~/platform/http/read-form.server';
import { requireMember } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';

/** How plain a text is, while it is written. Changes nothing. */
export const action = (args: ActionFunctionArgs) =>
  answering(args.request, async () => {
    const actor = await requireMember(args);
    const { values } = await readForm(args.request);
    const html = hintsHtml(
      String(values.body ?? '').slice(0, 30_000),
      values.lang === 'es' ? 'es' : 'en',
      languageOf(args.request, actor),
    );
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });
