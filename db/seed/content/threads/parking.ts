import { md } from '../md';
import type { Thread } from '../types';

export const parking: readonly Thread[] = [
  {
    key: 'guest-passes',
    title: 'Visitor for two weeks in a permit zone, how?',
    body: 'My sister comes with her car for two weeks and our street is residents only, zone C. What do people do?',
    language: 'en',
    topic: 'parking',
    tags: ['resident-permit', 'guest-pass', 'zone-c'],
    by: 'jess',
    ago: '39d 5h',
    views: 284,
    meToo: ['noor', 'kwame', 'oleks', 'liz'],
    followers: ['noor', 'oleks'],
    answers: [
      {
        key: 'liz',
        by: 'liz',
        ago: '39d 1h',
        body: md`
          Guest passes. A book of **20 day passes is $15**, and each home in a zone can buy two books a year. You scratch off the
          date and put it on the dashboard. Buy online at [portalder.example/parking](https://www.portalder.example/parking) or at
          5 Terminal Plaza; online takes about a week in the mail.

          You don't need a permit of your own ($35 a year) to buy them, only proof of address.`,
        up: ['jess', 'noor', 'oleks', 'kwame', 'bea'],
        officials: [
          {
            by: 'curtis',
            ago: '37d 3h',
            method: 'endorsed',
            short:
              'Buy guest passes: a book of 20 day passes costs $15, two books a year for each home in a zone. Online at portalder.example/parking (about a week by mail) or at 5 Terminal Plaza. Bring proof of address. You do not need a resident permit yourself.',
            sources: ['https://www.portalder.example/transit/parking/guest-passes'],
            helped: { yes: ['jess', 'noor', 'oleks'], no: [] },
          },
        ],
        edits: [
          {
            by: 'liz',
            ago: '2d 7h',
            summary: 'They e-mail a pass you can print now',
            body: md`
              Guest passes. A book of **20 day passes is $15**, and each home in a zone can buy two books a year. You scratch off the
              date and put it on the dashboard. Buy online at [portalder.example/parking](https://www.portalder.example/parking) or at
              5 Terminal Plaza; online takes about a week in the mail.

              **New:** they e-mailed me a pass to print at home for the first days. I don't know if everybody gets that.

              You don't need a permit of your own ($35 a year) to buy them, only proof of address.`,
          },
        ],
        comments: [
          {
            by: 'jess',
            ago: '38d 20h',
            body: 'Walked in at Terminal Plaza on Saturday morning, five minutes. Thanks!',
          },
        ],
      },
    ],
    accepted: { answer: 'liz', ago: '38d 20h' },
  },
  {
    key: 'contest-ticket',
    title: 'How do I fight a parking ticket? Sign was behind a tree',
    body: md`
      $45 for "no parking 8–10 am". The sign is inside a tree, you cannot see it unless you are a squirrel. I have photos.

      When is the deadline, and does it stop the clock for the late fee if I write to them?`,
    language: 'en',
    topic: 'parking',
    tags: ['ticket', 'appeal', 'deadline'],
    by: 'fatima',
    ago: '2d 15h',
    views: 172,
    meToo: ['kwame', 'noor', 'thuy'],
    followers: ['kwame', 'noor'],
    answers: [
      {
        key: 'kwame',
        by: 'kwame',
        ago: '2d 11h',
        body: '21 days. online, with the photos. I won one like this. they dont add the late fee while its open',
        up: ['fatima', 'noor'],
      },
      {
        key: 'dmitri',
        by: 'dmitri',
        ago: '2d 2h',
        body: 'Don’t write anything, just don’t pay, after a year they forget it. Worked for me.',
        down: ['eli', 'bea'],
        comments: [
          {
            by: 'eli',
            ago: '1d 22h',
            body: 'Please nobody do this. After 30 days it’s $20 more, and with three open ones they boot the car.',
          },
        ],
      },
    ],
    case: {
      triggers: [
        {
          kind: 'moderator',
          ago: '1d 20h',
          by: 'marcus',
          reason:
            'A 21-day deadline is running and one answer tells people not to pay. This needs the city’s own words before more people read it.',
        },
      ],
    },
  },
  {
    key: 'car-is-gone',
    title: 'My car is gone. Towed or stolen, how do I find out?',
    body: 'Parked on Mill Street last night, now there’s a different car in the spot. No note no nothing. Before I call the police, is there some list?',
    language: 'en',
    topic: 'parking',
    tags: ['towed'],
    by: 'noor',
    ago: '2d 12h',
    views: 134,
    meToo: ['oleks'],
    followers: ['oleks', 'chidi'],
    comments: [
      {
        by: 'noor',
        ago: '2d 4h',
        body: 'Update: towed, not stolen. Paper sign for a film crew that was NOT there at night, I swear.',
      },
      {
        by: 'bea',
        ago: '2d 3h',
        body: 'Temporary signs have to be up 48 hours before. Ask them for the photo with the time on it.',
      },
      { by: 'noor', ago: '1d 22h', body: 'They could not find the photo. It gets interesting.' },
    ],
    answers: [
      {
        key: 'chidi',
        by: 'chidi',
        ago: '2d 11h',
        body: md`
          Type your plate in at [portalder.example/towed](https://www.portalder.example/towed). If it's not there after an hour, then call the police.

          The lot is 900 Pier Road, open day and night, 555-0165. It's **$140 for the tow plus $30 a day**, so go today. Bring
          license and registration, and if the registration is in the car they walk you to it.`,
        up: ['noor', 'oleks', 'kwame', 'jess', 'hoa'],
        comments: [
          { by: 'noor', ago: '2d 10h', body: 'It IS there. Thank you, I was shaking.' },
          { by: 'oleks', ago: '2d 8h', body: 'You can pay and still complain after. I did so.' },
        ],
      },
      {
        key: 'ad',
        by: 'junkking',
        ago: '2d 7h',
        body: 'why pay? we buy towed cars CASH, any condition, you never have to go to the lot 555-0198',
        down: ['oleks', 'chidi'],
      },
      {
        key: 'joe',
        by: 'joe',
        ago: '1d 20h',
        body: 'If the sign went up too late you get the money back. Ask at the window for a tow hearing, same day if you ask before 3. Be polite, Denise has heard it all.',
        up: ['noor'],
      },
    ],
    flags: [{ by: 'chidi', ago: '2d 6h', on: 'ad', reason: 'spam', note: 'Same company as the junk removal post.' }],
  },
];
