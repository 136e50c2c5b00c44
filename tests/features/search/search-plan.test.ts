import { describe, expect, test } from 'vitest';
import { lastResort, termWeight, tiers, titlePair } from '~/features/search/search-plan.server';

const term = (lexeme: string, share: number) => ({ lexemes: [lexeme], share, weight: 1 });
const documents = 200_000;

describe('what a search asks the word index', () => {
  test('a small forum is asked for any word', () => {
    expect(tiers([term('sofa', 0.01), term('old', 0.2)], { documents: 900, marks: {} })).toEqual([
      "('sofa') | ('old')",
    ]);
  });

  test('a rare word leads, whatever stands beside it', () => {
    const asked = tiers([term('quokka', 0.0001), term('street', 0.3)], { documents, marks: {} });
    expect(asked).toContain("('quokka') & (('street'))");
    expect(asked).toContain("('quokka')");
    expect(asked).not.toContain("('street')");
  });

  test('what is common in a large forum is never walked alone or as one of several', () => {
    const words = [term('permit', 0.04), term('harbor', 0.12), term('near', 0.2), term('street', 0.34)];
    const common = titlePair('near', 'street');
    const marks = { '#wpermit': 0.02, '#wharbor': 0.06, '#wnear': 0.1, '#wstreet': 0.1, [common]: 0.1 };
    const asked = tiers(words, { documents, marks });
    expect(asked.filter((tier) => tier.includes(common) && !tier.includes('&'))).toEqual([]);
    for (const tier of asked) if (!tier.includes('&')) expect(tier).toMatch(/^('#[pw]\w+'( \| )?)+$/);
    expect(asked).toContain("('permit') & ('harbor') & ('near') & ('street')");
    expect(lastResort(words)).toBe("('permit')");
  });

  test('titles with two words that often stand together are asked for with a third', () => {
    const [a, b, c] = [term('renew', 0.1), term('permit', 0.1), term('boat', 0.05)];
    const marks = { [titlePair('renew', 'permit')]: 0.004, '#wboat': 0.01 };
    expect(tiers([a, b, c], { documents, marks })[0]).toBe(`('${titlePair('renew', 'permit')}') & ('#wboat')`);
  });

  test('the rarer a word the more it counts', () => {
    expect(termWeight(term('a', 0.001), documents)).toBeGreaterThan(termWeight(term('b', 0.1), documents));
  });
});
