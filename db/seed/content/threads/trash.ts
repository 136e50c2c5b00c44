import { md } from '../md';
import type { Thread } from '../types';

export const trash: readonly Thread[] = [
  {
    key: 'holiday-collection',
    title: 'Is trash a day late after every holiday?',
    body: 'Every single holiday I see half the street with bins out and half without. What is the actual rule please.',
    language: 'en',
    topic: 'trash-and-recycling',
    tags: ['collection-day', 'holidays'],
    by: 'wanda',
    ago: '71d',
    views: 463,
    meToo: ['deb', 'hank', 'teddy', 'sandy', 'liz', 'ruthann'],
    followers: ['hank', 'ruthann'],
    answers: [
      {
        key: 'teddy',
        by: 'teddy',
        ago: '70d 22h',
        body: 'Always one day later. Every holiday.',
        up: ['liz'],
        down: ['joe', 'sandy'],
      },
      {
        key: 'joe',
        by: 'joe',
        ago: '70d 20h',
        body: md`
          Not every holiday. Only six: New Year's Day, Memorial Day, July 4, Labor Day, Thanksgiving, Christmas.

          If one of those falls on a weekday, **that day and every day after it that week is one day later**; Friday people
          get Saturday. If your day comes before the holiday, nothing changes. All the other holidays the trucks run as usual.`,
        up: ['wanda', 'deb', 'hank', 'sandy', 'bea', 'ruthann', 'teddy'],
        officials: [
          {
            by: 'marcus',
            ago: '68d',
            method: 'fact_checked',
            short:
              'Only six holidays move collection: New Year’s Day, Memorial Day, July 4, Labor Day, Thanksgiving and Christmas. If one falls on a weekday, that day and the rest of the week are collected one day later. On all other holidays the trucks run as usual.',
            sources: ['https://www.portalder.example/public-works/collection-calendar'],
            helped: { yes: ['wanda', 'hank', 'liz', 'ruthann', 'teddy'], no: [] },
          },
        ],
        comments: [{ by: 'hank', ago: '67d', body: 'Printed this out and put it on the fridge. Thank you.' }],
      },
    ],
    accepted: { answer: 'joe', ago: '70d 4h' },
  },
  {
    key: 'street-skipped',
    title: 'They skipped our street again',
    body: 'Second week in a row. Trash still out, whole block. Is anybody even checking?',
    language: 'en',
    topic: 'trash-and-recycling',
    tags: ['missed-collection'],
    by: 'kwame',
    ago: '19h',
    views: 24,
    comments: [
      {
        by: 'marcus',
        ago: '17h',
        body: 'Sorry about that, two weeks is not right. Which street, between which corners, and what is your usual day? With that I can ask the crew chief this morning.',
      },
    ],
    moderation: [
      {
        do: 'ask_for_info',
        by: 'marcus',
        ago: '17h',
        note: 'Please add the street, the nearest corners and your usual collection day.',
      },
    ],
  },
  {
    key: 'pizza-boxes',
    title: 'Pizza boxes: recycling or trash?',
    body: 'My husband and I have disagreed about this for eleven years. Please settle it.',
    language: 'en',
    topic: 'trash-and-recycling',
    tags: ['recycling', 'cardboard'],
    by: 'deb',
    ago: '189d',
    views: 476,
    meToo: ['liz', 'kwame', 'noor', 'wanda', 'chidi'],
    followers: ['liz', 'priya'],
    answers: [
      {
        key: 'bea',
        by: 'bea',
        ago: '188d 20h',
        body: md`
          You are both right, which may or may not help at home.

          **Tear it.** The clean lid goes in the blue recycling bin. The greasy bottom goes in the trash, because the fat
          spoils the paper around it. If the whole box is clean, all of it is recycling.`,
        up: ['deb', 'liz', 'kwame', 'noor', 'chidi', 'joe', 'wanda'],
        comments: [
          { by: 'deb', ago: '188d 12h', body: 'He says he said that. He did not say that.' },
          {
            by: 'priya',
            ago: '2d 3h',
            body: 'In the compost wards the greasy half goes in the compost bin now, it says so on the lid. So this is not the whole story anymore.',
          },
        ],
        officials: [
          {
            by: 'marcus',
            ago: '184d',
            method: 'endorsed',
            short:
              'Tear the box. The clean part goes in the blue recycling bin; the greasy part goes in the trash. A box without grease is recycling as a whole.',
            sources: ['https://www.portalder.example/public-works/what-goes-where'],
            validDays: 181,
            helped: { yes: ['deb', 'liz', 'noor', 'chidi'], no: ['priya'] },
            reports: [
              {
                by: 'priya',
                ago: '4d 8h',
                kind: 'outdated',
                note: 'Wards 2 and 5 have compost bins now, and greasy cardboard belongs in there.',
              },
            ],
          },
        ],
      },
    ],
    case: {
      triggers: [
        { kind: 'recheck', ago: '4d' },
        { kind: 'unresolved', ago: '3d' },
      ],
    },
  },
];
