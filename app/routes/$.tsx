import type { ActionFunctionArgs } from '@remix-run/node';
import { NotFound } from '~/platform/errors';
import { answering } from '~/platform/http/domain-response.server';
import { pageLoader } from '~/platform/http/page-loader.server';

/** Every address that is none: without a route here its page would come without header, language and way back. */
export const loader = pageLoader(async () => {
  throw new NotFound();
});

export const action = ({ request }: ActionFunctionArgs) =>
  answering(request, async () => {
    throw new NotFound();
  });

export default function Nowhere() {
  return null;
}
