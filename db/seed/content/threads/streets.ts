import { md } from '../md';
import type { Thread } from '../types';

export const streets: readonly Thread[] = [
  {
    key: 'pothole-harbor-avenue',
    title: 'Huge pothole on Harbor Avenue by the fish market, who fixes it and when?',
    body: md`
      Right lane, northbound, just before the light at Pier Road. You cannot see it when it's full of water. I saw a kid on
      a bike go over the handlebars on Tuesday (he's ok).

      I reported something like this once by phone and never heard back. Is there a number I can follow?`,
    language: 'en',
    topic: 'streets-and-sidewalks',
    tags: ['pothole', 'harbor-avenue'],
    by: 'pete',
    ago: '10d 5h',
    views: 266,
    meToo: ['gus', 'kwame', 'noor', 'chidi', 'hank', 'jess'],
    followers: ['gus', 'noor', 'chidi'],
    comments: [
      { by: 'noor', ago: '10d 3h', body: 'That hole ate my front wheel. Following.' },
      { by: 'gus', ago: '9d 20h', body: 'I put a chair next to it. Somebody took the chair.' },
    ],
    case: {
      triggers: [{ kind: 'unanswered', ago: '9d 5h' }],
      steps: [
        { do: 'claim', by: 'rosa', ago: '9d 2h' },
        {
          do: 'note',
          by: 'rosa',
          ago: '9d 1h 50m',
          body: 'Two phone reports for the same spot, ST-20418 and ST-20431, never joined. Frank, can the patch truck take it today? A child fell.',
        },
        {
          do: 'message',
          by: 'rosa',
          ago: '9d 1h 40m',
          body: 'Thank you for telling us, and I am glad the boy is all right. I asked the patch crew to go today and will write here when it is done.',
        },
        {
          do: 'message',
          by: 'pete',
          ago: '9d 1h',
          body: 'Appreciate it. There is a cone on it now, so somebody came by.',
        },
        {
          do: 'resolve',
          by: 'rosa',
          ago: '8d 3h',
          answer: {
            key: 'city',
            body: md`
              It was filled yesterday afternoon, report **ST-20418**. The lasting repair, when that lane is resurfaced, is on
              this year's list.

              How it works for any pothole:

              - Report it at [portalder.example/pothole](https://www.portalder.example/pothole) or 555-0110. You get a number
                that starts with ST, and you can follow it on the same page.
              - Main streets are filled within **5 business days**, side streets within **10**.
              - If somebody could get hurt, say so. Then a crew makes it safe the same day.

              Your earlier call had a number too, but nobody told you. That was our mistake.`,
            short:
              'Report a pothole at portalder.example/pothole or 555-0110; you get a number that starts with ST and can follow it. Main streets are filled within 5 business days, side streets within 10. If somebody could get hurt, say so: a crew makes it safe the same day.',
            sources: ['https://www.portalder.example/public-works/potholes'],
            up: ['pete', 'gus', 'noor', 'chidi', 'hank'],
            comments: [
              { by: 'pete', ago: '8d 2h', body: 'Drove over it this morning with coffee in my hand. Good job.' },
              { by: 'gus', ago: '7d 22h', body: 'Still missing one chair.' },
            ],
          },
        },
      ],
    },
  },
  {
    key: 'light-out-cedar',
    title: 'Street light out at Cedar and 4th for nine days',
    body: md`
      The pole has a little tag, **C4-117**. It's the only light on that corner and my mother walks home that way from her
      shift. Reported it on the website the first day and got "received", since then nothing.`,
    language: 'en',
    topic: 'street-lights',
    tags: ['light-out', 'cedar-street'],
    by: 'chidi',
    ago: '2d 9h',
    views: 63,
    meToo: ['joe', 'wanda', 'kwame'],
    followers: ['joe', 'wanda'],
    comments: [
      {
        by: 'joe',
        ago: '2d 4h',
        body: 'I live on that corner. It is dark as a boot. Good that you wrote down the tag.',
      },
    ],
    case: { triggers: [{ kind: 'unanswered', ago: '1d 9h' }] },
  },
  {
    key: 'speed-humps-linden',
    title: 'How do we get speed humps on Linden Street?',
    body: md`
      Between the school and the laundromat people drive like it's the highway. Two mirrors gone this month, and last week
      somebody's cat.

      We tried:

      - calling (they said "write")
      - writing (they said "petition")
      - asking what petition (no answer yet)

      So: what petition? How many names, whose names, and where does it go?`,
    language: 'en',
    topic: 'streets-and-sidewalks',
    tags: ['speed-humps', 'linden-street', 'traffic'],
    by: 'thuy',
    ago: '3d 7h',
    views: 341,
    meToo: [
      'keisha',
      'noor',
      'chidi',
      'hank',
      'marisol',
      'deb',
      'liz',
      'wanda',
      'teddy',
      'ruthann',
      'jess',
      'hoa',
      'fatima',
      'oleks',
      'kwame',
      'eli',
      'carla',
      'bea',
      'ramon',
      'yesenia',
      'dmitri',
      'sandy',
    ],
    followers: ['keisha', 'noor', 'hank', 'marisol', 'ruthann', 'sandy'],
    comments: [
      { by: 'keisha', ago: '3d 5h', body: 'The PTA will help carry the clipboard. Tell us what to collect.' },
      {
        by: 'jtran',
        ago: '2d 23h',
        body: 'Careful, once they are in, the plow and the fire trucks hate them. Not against it, just saying.',
      },
    ],
    answers: [
      {
        key: 'sandy',
        by: 'sandy',
        ago: '3d 1h',
        body: md`
          We did one on Harbor View four years ago. Back then it was **60 percent of the addresses on the block**, one
          signature for each address, renters count. Then they put the counting tubes on the road for a week.

          I don't have the form anymore and I don't know if the number is still 60. Somebody from the city should say.`,
        up: ['thuy', 'keisha', 'noor', 'hank'],
        comments: [
          {
            by: 'thuy',
            ago: '2d 22h',
            body: 'Very helpful. Would love to hear it from the city before we knock on 70 doors.',
          },
        ],
      },
    ],
    case: { triggers: [{ kind: 'demand', ago: '1d 6h' }] },
  },
  {
    key: 'route-nine-ramp',
    title: 'Broken guardrail on the Route 9 ramp',
    body: 'The ramp going up from Foundry Street to Route 9 south. Guardrail is hanging down on one end since that truck accident. Who do I tell?',
    language: 'en',
    topic: 'streets-and-sidewalks',
    tags: ['guardrail', 'route-9'],
    by: 'kwame',
    ago: '11d 2h',
    views: 88,
    meToo: ['dmitri', 'chidi'],
    followers: ['chidi'],
    answers: [
      {
        key: 'dmitri',
        by: 'dmitri',
        ago: '10d 20h',
        body: 'I think highway is state not city, but who at the state no idea.',
        up: ['kwame'],
      },
    ],
    case: {
      triggers: [
        {
          kind: 'asker',
          ago: '9d 23h',
          by: 'kwame',
          reason: 'Dmitri may be right but I still do not know who to call, and I pass there every night.',
        },
      ],
      steps: [
        { do: 'claim', by: 'frank', ago: '9d 20h' },
        {
          do: 'note',
          by: 'frank',
          ago: '9d 19h',
          body: 'Ramp is state property from the stop line up. Called their district garage, they have it as job 88-2107 and put barrels out.',
        },
        {
          do: 'message',
          by: 'frank',
          ago: '9d 18h 40m',
          body: 'I passed your report to the state garage myself. They set out barrels this morning and the rail is ordered.',
        },
        {
          do: 'resolve',
          by: 'frank',
          ago: '9d 18h',
          reason: 'out_of_scope',
          note: 'The Route 9 ramps belong to the state highway department, not to the city. Public Works passed the report on; the state set out barrels and has ordered a new rail. For anything on Route 9 call the district garage at 555-0188, day and night.',
        },
      ],
    },
  },
];
