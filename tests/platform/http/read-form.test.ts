import { expect, test } from 'vitest';
import { readForm } from '~/platform/http/read-form.server';

test('a field left empty brings no file; a file that is empty is there, so that its sender hears of it', async () => {
  const form = new FormData();
  form.append('body', 'See this.');
  form.append('files', new File([], ''));
  form.append('files', new File([], 'empty.txt'));
  form.append('files', new File(['x'], 'x.txt'));
  const { values, files } = await readForm(new Request('http://localhost/', { method: 'POST', body: form }));
  expect(values.body).toBe('See this.');
  expect(files?.map(({ name, bytes }) => [name, bytes.length])).toEqual([
    ['empty.txt', 0],
    ['x.txt', 1],
  ]);
});
