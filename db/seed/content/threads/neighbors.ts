import { md } from '../md';
import type { Thread } from '../types';

export const neighbors: readonly Thread[] = [
  {
    key: 'construction-hours',
    title: 'What time may construction start in the morning?',
    body: 'Jackhammer across the street at 6:20. I came home from work at 4. There must be a rule, and somebody who answers the phone at 6:20.',
    language: 'en',
    topic: 'noise-and-neighbors',
    tags: ['noise', 'construction'],
    by: 'kwame',
    ago: '34d 5h',
    views: 318,
    meToo: ['ana', 'noor', 'ramon', 'deb', 'hoa'],
    followers: ['ana', 'noor'],
    comments: [
      { by: 'ana', ago: '34d 3h', body: 'Night shift solidarity. Earplugs and a fan, until somebody answers you.' },
    ],
    answers: [
      {
        key: 'mike',
        by: 'mrourke',
        ago: '34d 2h',
        body: md`
          From the guy with the hammer: **7 am to 6 pm on weekdays, 9 to 5 on Saturdays. Sundays and holidays nothing.** Loading a
          truck quietly before 7 is allowed; starting an engine is not.

          Exception: city crews and broken pipes, they can work any time.

          Talk to the foreman first. Mostly it's somebody from out of town who doesn't know.`,
        up: ['kwame', 'ana', 'noor', 'deb', 'joe', 'hoa'],
        officials: [
          {
            by: 'marcus',
            ago: '32d',
            method: 'fact_checked',
            short:
              'Construction noise is allowed Monday to Friday from 7 am to 6 pm and Saturday from 9 am to 5 pm, never on Sundays and holidays. City crews and emergencies are exempt. Report noise outside these hours to the Help Desk, 555-0100; at night, to the police line 555-0111.',
            sources: [
              'https://www.portalder.example/help/noise',
              'https://www.portalder.example/code/noise/construction',
            ],
            helped: { yes: ['kwame', 'ana', 'noor', 'ramon'], no: ['deb'] },
          },
        ],
        comments: [
          {
            by: 'kwame',
            ago: '33d 8h',
            body: 'Talked to the foreman. He was from out of town. He starts at 7 now and brought me a donut.',
          },
        ],
      },
    ],
    accepted: { answer: 'mike', ago: '33d 8h' },
  },
  {
    key: 'sandbags',
    title: 'Sandbags before a flood: where, how many, do they cost?',
    body: 'Last time the water stood in our basement up to the second step. I’d like to be ready this time instead of standing in line in the rain.',
    language: 'en',
    topic: 'storms-and-emergencies',
    tags: ['flood', 'sandbags'],
    by: 'sandy',
    ago: '27d 7h',
    views: 449,
    meToo: ['joe', 'pete', 'hank', 'gus', 'wanda', 'deb', 'thuy'],
    followers: ['pete', 'gus', 'wanda', 'thuy'],
    answers: [
      {
        key: 'joe',
        by: 'joe',
        ago: '27d 3h',
        body: md`
          - **Where:** Public Works yard, 410 Foundry Street, gate on the river side
          - **When:** from the moment the city calls a flood watch, 7 am to 7 pm every day until it's over
          - **How many:** ten for each household, free. Bring something with your address
          - they are filled; two of them is all a normal car trunk likes

          You can't get them before a watch. What you *can* do before: buy empty bags, and ask the neighbors with a truck. And if
          you can't lift, call 555-0100, they bring them to people who are old or sick. They brought mine to Hank last time.`,
        up: ['sandy', 'pete', 'hank', 'gus', 'wanda', 'thuy', 'deb', 'bea'],
        officials: [
          {
            by: 'ines',
            approvedBy: 'oscar',
            ago: '25d 4h',
            method: 'endorsed',
            short:
              'During a flood watch each household gets 10 filled sandbags free: Public Works yard, 410 Foundry Street, river-side gate, every day 7 am to 7 pm. Bring proof of address. If you cannot lift or drive, call 555-0100 and they are brought to you.',
            sources: [
              'https://www.portalder.example/help/storms/sandbags',
              'https://www.portalder.example/help/storms/flood-watch',
            ],
            helped: { yes: ['sandy', 'pete', 'gus', 'wanda', 'thuy', 'hank'], no: [] },
          },
        ],
        comments: [
          { by: 'hank', ago: '26d 20h', body: 'They did. Two young men with mud up to here. I gave them pie.' },
          {
            by: 'gus',
            ago: '26d 18h',
            body: 'Flip them when you lay them, opening down, like bricks. Free advice from a man with a wet cellar.',
          },
        ],
      },
    ],
    accepted: { answer: 'joe', ago: '27d' },
  },
  {
    key: 'neighbor-threat',
    title: 'Downstairs neighbor said he will "burn the stairs" if we complain again',
    body: 'He said it twice, once with the lighter in his hand. I have a child. I did not call anybody because I am afraid he hears. What do I do tonight?',
    language: 'en',
    topic: 'noise-and-neighbors',
    tags: ['threat', 'safety'],
    by: 'marisol',
    anonymous: true,
    ago: '3h 30m',
    views: 3,
    moderation: [
      {
        do: 'limit',
        by: 'marcus',
        ago: '3h 25m',
        note: 'Only you and staff can see this now. If you are in danger at this moment, call 911. Somebody from the Help Desk is reading and will write to you in private.',
      },
    ],
    case: {
      triggers: [
        {
          kind: 'safety',
          ago: '3h 25m',
          by: 'marcus',
          reason: 'Threat of arson against a family with a child.',
        },
      ],
    },
  },
  {
    key: 'mayor-complaint',
    title: 'Why does this city waste our money',
    body: 'New benches on Customs House Square for people to sit and look at potholes. Discuss.',
    language: 'en',
    topic: 'noise-and-neighbors',
    tags: ['opinion'],
    by: 'dmitri',
    ago: '7d 6h',
    views: 118,
    comments: [
      { by: 'gus', ago: '7d 4h', body: 'I like the benches.' },
      {
        by: 'wanda',
        ago: '7d 3h',
        body: 'The benches are from a donation, it says so on the plaque. The potholes are ours though.',
      },
    ],
    moderation: [
      {
        do: 'close',
        reason: 'not_a_question',
        by: 'marcus',
        ago: '7d 1h',
        note: 'This is an opinion, and you are welcome to it, but nobody can answer it here. The council hears three-minute speeches every second Tuesday at 6:30 pm. For a pothole you can ask here any time.',
      },
    ],
  },
  {
    key: 'free-smoke-alarms',
    title: 'Does the city still give out free smoke alarms?',
    body: 'Mine chirps and I’m not going up that ladder. They came and put one in for my sister some years ago, it was the fire dept I think.',
    language: 'en',
    topic: 'storms-and-emergencies',
    tags: ['smoke-alarm', 'seniors'],
    by: 'wanda',
    ago: '25m',
    views: 5,
  },
];
