import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ActionButton } from '~/components/action-form.tsx';
import { CheckboxGroup, RadioGroup, SelectField } from '~/components/choice-field.tsx';
import { Composer } from '~/components/composer.tsx';
import { ErrorSummary } from '~/components/error-summary.tsx';
import { TextArea, TextField } from '~/components/text-field.tsx';
import { LanguageProvider } from '~/platform/i18n/words.ts';

const html = (element: ReactElement, lang: 'en' | 'es' = 'en') =>
  renderToStaticMarkup(
    <LanguageProvider lang={lang} timeZone="UTC">
      {element}
    </LanguageProvider>,
  );
const idsIn = (markup: string) => [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

describe('fields', () => {
  test('name their hint, error and counter, in that order', () => {
    const markup = html(
      <TextField
        label="Title"
        name="title"
        hint="One sentence."
        error={['Too short.', 'second']}
        maxLength={150}
        counter
      />,
    );
    expect(markup).toContain('aria-describedby="title-hint title-error title-count"');
    expect(markup).toContain('aria-invalid="true"');
    expect(idsIn(markup)).toEqual(['title-hint', 'title-error', 'title', 'title-count']);
    expect(markup).toContain('Error: </span>Too short.');
    expect(markup).not.toContain('second');
  });

  test('without hint and error say nothing of them', () => {
    const markup = html(<TextArea label="Text" name="body" draft="answer:1" error={[]} />);
    expect(markup).not.toContain('aria-');
    expect(markup).toContain('data-draft="answer:1"');
  });

  test('groups give the first choice the id that the summary links to', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B', hint: 'More' },
    ];
    const markup = html(
      <RadioGroup legend="Which?" name="which" options={options} defaultValue="b" error="Choose one." />,
    );
    expect(idsIn(markup)).toEqual(['which-error', 'which', 'which-2', 'which-2-about']);
    expect(markup).toMatch(/id="which-2"[^>]*checked/);
    expect(markup).toContain(
      '<fieldset class="usa-fieldset ah-field usa-form-group--error" aria-describedby="which-error">',
    );
    expect(html(<CheckboxGroup legend="W" name="w" options={options} defaultValues={['a']} />)).toMatch(
      /id="w"[^>]*checked/,
    );
  });

  test('selects take groups and a first empty choice', () => {
    const markup = html(
      <SelectField
        label="Topic"
        name="topic"
        placeholder="Choose"
        defaultValue="x"
        options={[{ label: 'Streets', options: [{ value: 'x', label: 'Kerbs' }] }]}
      />,
    );
    expect(markup).toContain('<option value="">Choose</option><optgroup label="Streets">');
    expect(markup).toContain('<option value="x" selected="">');
  });
});

test('the summary of errors links each to its field and takes the focus; without errors it is not there', () => {
  const markup = html(<ErrorSummary errors={{ title: ['Too short.'], form: 'Try again.', body: null }} />, 'es');
  expect(markup).toContain('<a href="#title">Too short.</a>');
  expect(markup).toContain('<li>Try again.</li>');
  expect(markup).toContain('Hay 2 problemas');
  expect(markup).toMatch(/tabindex="-1" autofocus/i);
  expect(html(<ErrorSummary errors={{ title: undefined, body: [] }} />)).toBe('');
});

test('a button of its own form posts, says whether it is on, and carries its fields', () => {
  const markup = html(
    <ActionButton action="/f" fields={{ value: 0, none: undefined }} pressed label="Follow this question" shortcut="f">
      Follow
    </ActionButton>,
  );
  expect(markup).toContain('method="post" action="/f" data-live=""');
  expect(markup).toContain('<input type="hidden" name="value" value="0"/>');
  expect(markup).not.toContain('none');
  expect(markup).toContain('aria-pressed="true" aria-label="Follow this question" data-key="f" aria-keyshortcuts="f"');
});

test('the three voices of a composer differ in class, label and icon, and the readers are named', () => {
  const of = (voice: 'public' | 'private' | 'internal', readers?: string) =>
    html(<Composer voice={voice} readers={readers} label="Text" submitLabel="Send" action="/m" />);
  expect(of('private', 'Private: only Maria')).toMatch(/ah-voice--private.*<svg.*Private: only Maria/s);
  expect(of('internal')).toMatch(/ah-voice--internal.*Internal note: staff only/s);
  expect(of('public')).not.toContain('ah-voice__label');
  expect(new Set([of('private'), of('internal'), of('public')]).size).toBe(3);
});
