import type { ActionFunctionArgs } from '@remix-run/node';
import { answering } from '~/platform/http/domain-response.server';
import { readForm } from '~/platform/http/read-form.server';
import { requireMember } from '~/platform/http/request-actor.server';
import { toBody } from '~/platform/markdown/body.server';

/** What a text will look like: the very HTML that would be stored. Changes nothing. */
export const action = (args: ActionFunctionArgs) =>
  answering(args.request, async () => {
    await requireMember(args);
    const { values } = await readForm(args.request);
    const body = await toBody(String(values.body ?? values.text ?? ''), 'body', true);
    return new Response(body.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  });
