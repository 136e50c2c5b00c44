import { md } from '../md';
import type { Thread } from '../types';

export const propertyTax: readonly Thread[] = [
  {
    key: 'senior-exemption',
    title: 'Senior exemption on property tax: who gets it and by when?',
    body: 'My mother turned 66 and owns her house on Mill Street. Somebody at church told her she can get $750 off. She lives on social security and a small pension.',
    language: 'en',
    topic: 'property-tax',
    tags: ['exemption', 'seniors', 'deadline'],
    by: 'chidi',
    ago: '101d 2h',
    views: 466,
    meToo: ['hank', 'ruthann', 'joe', 'wanda', 'sandy'],
    followers: ['hank', 'ruthann', 'wanda', 'eli'],
    answers: [
      {
        key: 'eli',
        by: 'eli',
        ago: '100d 20h',
        body: md`
          True. $750 off the yearly bill if she

          - was **65 or older on January 1**,
          - owns the house and lives in it, and
          - had less than **$48,000** income last year. Social security counts.

          Form SE-1, every year again, at Revenue by **April 1**. Bring last year's tax return or the benefit letter. If she
          misses it, it's gone for that year; they don't bend.`,
        up: ['chidi', 'hank', 'ruthann', 'joe', 'wanda', 'bea'],
        officials: [
          {
            by: 'walt',
            ago: '94d',
            method: 'endorsed',
            short:
              'Homeowners who were 65 or older on January 1, live in the house and had less than $48,000 income last year get $750 off the yearly bill. Hand in form SE-1 by April 1 every year: Revenue, City Hall, Room 110, or 555-0150.',
            sources: [
              'https://www.portalder.example/revenue/senior-exemption',
              'https://www.portalder.example/revenue/forms/se-1',
            ],
            validDays: 92,
            helped: { yes: ['chidi', 'hank', 'ruthann', 'wanda'], no: [] },
          },
        ],
        comments: [
          {
            by: 'ruthann',
            ago: '9d',
            body: 'At the senior center they say the income limit goes up for the coming year. Is 48 still right?',
          },
        ],
      },
    ],
    accepted: { answer: 'eli', ago: '100d' },
    case: {
      triggers: [{ kind: 'recheck', ago: '4d' }],
      steps: [
        { do: 'claim', by: 'walt', ago: '5h 15m' },
        {
          do: 'note',
          by: 'walt',
          ago: '5h',
          body: 'Council votes on the new income limit tonight (proposal: $52,000). Not confirming a number that may be wrong by tomorrow. Form and date stay as they are.',
        },
        {
          do: 'message',
          by: 'walt',
          ago: '4h 40m',
          body: 'Your thread’s answer is being checked again because the income limit may change. For your mother nothing is lost: the form is the same and the date stays April 1. I write here as soon as the number is certain.',
        },
      ],
    },
  },
  {
    key: 'bill-to-old-owner',
    title: 'Tax bill came in the name of the old owner, do I have to pay?',
    body: md`
      Closed on our house two months ago. Today a property tax bill comes, addressed to the people we bought from. Is it mine?
      The deed is surely in our name by now. There's a due date on it and I don't want a penalty.`,
    language: 'en',
    topic: 'ids-and-records',
    tags: ['property-tax', 'new-owner', 'deed'],
    by: 'hoa',
    ago: '24d 5h',
    views: 151,
    meToo: ['liz', 'priya'],
    followers: ['liz', 'priya', 'eli'],
    moderation: [
      {
        do: 'move',
        to: 'property-tax',
        by: 'marcus',
        ago: '23d 1h',
        note: 'The bill is the question; moved to where the bill comes from.',
      },
    ],
    case: {
      triggers: [{ kind: 'unanswered', ago: '23d 5h' }],
      steps: [
        { do: 'claim', by: 'helen', ago: '23d 3h' },
        {
          do: 'note',
          by: 'helen',
          ago: '23d 2h 40m',
          body: 'Deed is recorded. The rest is a billing matter, sending it over to Walt.',
        },
        {
          do: 'transfer',
          by: 'helen',
          ago: '23d 2h 30m',
          to: 'revenue',
          note: 'Deed is on record in her name since last month, book 811 page 40. She asks about the bill and the penalty.',
        },
        { do: 'accept', by: 'walt', ago: '23d 1h 30m' },
        {
          do: 'message',
          by: 'walt',
          ago: '23d',
          body: 'Your deed is on record, so the next bill has your name. Please do not let this one lie: I will explain in public today, because every new owner asks this.',
        },
        {
          do: 'resolve',
          by: 'walt',
          ago: '22d 4h',
          answer: {
            key: 'city',
            body: md`
              Please pay it, even though the name is wrong. **The tax belongs to the house, not to the name on the envelope.**
              Bills are printed from the records of January 1, so a new owner often gets the first one or two in the old name.

              - Due dates are February 1, May 1, August 1 and November 1. A late payment costs 1 percent a month.
              - Your share and the seller's were usually settled at closing. Look for "tax proration" on the closing papers.
              - Pay at [portalder.example/tax](https://www.portalder.example/revenue/pay) with the bill number; you need no name.

              If the bill never reached you and you were charged for being late, call 555-0150 within 30 days of the deed. We
              take the charge off once.`,
            short:
              'Pay it: the tax belongs to the house, not to the name on the bill. Bills follow the records of January 1, so the first ones may show the old owner. Late payment costs 1 percent a month. Look for "tax proration" in your closing papers. Questions: Revenue, 555-0150.',
            sources: [
              'https://www.portalder.example/revenue/new-owners',
              'https://www.portalder.example/revenue/due-dates',
            ],
            up: ['hoa', 'liz', 'priya', 'eli'],
            comments: [
              { by: 'hoa', ago: '22d', body: 'Found the proration line, the sellers paid their part. All clear now.' },
            ],
          },
        },
      ],
    },
  },
];
