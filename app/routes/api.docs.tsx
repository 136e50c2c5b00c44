import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { Disclosure } from '~/components/disclosure';
import { Actions, PageHeading, Section } from '~/components/layout';
import { apiDocsWords } from '~/features/channels/api-docs.words';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { useWords } from '~/platform/i18n/words';
import { type DescribedCall, describedApi, type Field } from './api.v1.$/described.server';

export const loader = pageLoader(async ({ context }) => {
  context.page.tags.push('site');
  return describedApi();
});

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageMeta(matches, 'API');

export default function ApiDocs() {
  const t = useWords(apiDocsWords);
  const { url, groups, shapes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t.rich('lead', { url: <code>{url}</code> })}
        actions={<LinkButton href="/settings/tokens">{t('tokens')}</LinkButton>}
      />
      <p>{t('reading')}</p>
      <p>{t('errors')}</p>
      <p>{t('once')}</p>
      <Actions>
        <a href="/api/v1/openapi.json">{t('description')}</a>
      </Actions>
      {groups.map(({ name, calls }) => (
        <Section key={name} heading={<code>/{name}</code>} id={name}>
          {calls.map((call) => (
            <Call key={`${call.method} ${call.path}`} call={call} />
          ))}
        </Section>
      ))}
      <Section heading={t('shapes')} id="shapes">
        {shapes.map(({ name, fields }) => (
          <Disclosure key={name} id={name} summary={<code>{name}</code>}>
            <Fields fields={fields} />
          </Disclosure>
        ))}
      </Section>
    </>
  );
}

function Call({ call }: { call: DescribedCall }) {
  const t = useWords(apiDocsWords);
  const { method, path, summary, open, parameters, body, result, status } = call;
  return (
    <Disclosure
      summary={
        <span>
          <code>
            {method} {path}
          </code>{' '}
          <span lang="en">{summary}</span>
        </span>
      }
    >
      <p>
        <Chip>{open ? t('open') : t('withToken')}</Chip>
      </p>
      {parameters.length > 0 && (
        <>
          <h3>{t('parameters')}</h3>
          <Fields fields={parameters} />
        </>
      )}
      {body.length > 0 && (
        <>
          <h3>{t('body')}</h3>
          <Fields fields={body} />
        </>
      )}
      <h3>{t('result', { status })}</h3>
      {result.length > 0 ? <Fields fields={result} /> : <p>{t('nothing')}</p>}
    </Disclosure>
  );
}

function Fields({ fields }: { fields: readonly Field[] }) {
  const t = useWords(apiDocsWords);
  return (
    <ul>
      {fields.map(({ name, type, shape, required, note }) => (
        <li key={name}>
          {name && <code>{name}</code>} <span translate="no">{shape ? <a href={`#${shape}`}>{type}</a> : type}</span>
          {required && ` · ${t('required')}`}
          {note && <span lang="en"> · {note}</span>}
        </li>
      ))}
    </ul>
  );
}
