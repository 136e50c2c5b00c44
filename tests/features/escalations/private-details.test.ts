import { describe, expect, it } from 'vitest';
import { privateDetails, withoutDetails } from '~/features/escalations/private-details';

const context = {
  messages: ['Call me at (503) 555-0147 or write to ana@example.org.', 'We will, Ana.'],
  name: 'Ana María Pérez',
  withheld: true,
  email: 'ana.perez@example.net',
};

describe('private details in a public text', () => {
  it('are numbers that are somebody’s own, what was given in private, and a withheld name', () => {
    const found = (text: string) => privateDetails(text, context);
    expect(found('Call 503-555-0147.')).toEqual(['503-555-0147']);
    expect(found('Write to ANA@example.org or ana.perez@example.net.')).toHaveLength(2);
    expect(found('Her number is 412-55-7788.')).toEqual(['412-55-7788']);
    expect(found('As we told pérez, and Pérez again.')).toEqual(['pérez', 'Pérez']);
  });

  it('are a home that was told in private, and no office', () => {
    const told = { ...context, messages: ['I live at 12 Lake Road.'] };
    expect(privateDetails('We come to 12 lake road; our office is at 1400 Wharf Road.', told)).toEqual([
      '12 lake road',
    ]);
  });

  it('are not the agency’s own number, nor the name of who gave it, nor a part of a word', () => {
    expect(privateDetails('Call us at (503) 555-0199.', context)).toEqual([]);
    expect(privateDetails('Ana may come on Friday.', { ...context, withheld: false })).toEqual([]);
    expect(privateDetails('The banana is not Ananas.', context)).toEqual([]);
  });
});

describe('a private message made public', () => {
  it('has its details and the asker’s name taken out, and says how many', () => {
    const clean = withoutDetails(
      'I am Ana Pérez, call (503) 555-0147 or mail ana@example.org. Mill Street 4.',
      context,
      '[left out]',
    );
    expect(clean.text).toBe('I am [left out] [left out], call [left out] or mail [left out]. [left out].');
    expect(clean.taken).toBe(5);
    for (const [said, left] of [
      ['We live at 12 Lake Road, by the boats.', 'We live at …, by the boats.'],
      ['It is in front of 1400b N. Old Wharf Rd since Friday.', 'It is in front of … since Friday.'],
      ['Vivo en la calle del Puerto Viejo, núm. 7, primer piso.', 'Vivo en la …, primer piso.'],
      ['In 20 minutes the road was shut; Lake Road is still.', 'In 20 minutes the road was shut; Lake Road is still.'],
    ] as const)
      expect(withoutDetails(said, context, '…').text).toBe(left);
    expect(withoutDetails('a.'.repeat(15_000), context, '…').taken).toBe(0);
    expect(withoutDetails('Ana María Pérez', context, '…')).toEqual({ text: '…', taken: 1 });
  });
});
