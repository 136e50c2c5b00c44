import { md } from '../md';
import type { Thread } from '../types';

export const water: readonly Thread[] = [
  {
    key: 'water-bill-doubled',
    title: 'My water bill doubled and nothing changed here',
    body: md`
      Two people, no pool, no garden. Last quarter $118, this quarter $241. I looked under every sink. Could somebody check
      whether the meter was read wrong? I do not want to pay for somebody else's shower.`,
    language: 'en',
    topic: 'water-and-sewer',
    tags: ['bill', 'meter', 'leak'],
    by: 'ruthann',
    channel: { kind: 'phone', takenBy: 'ines' },
    ago: '18d 4h',
    views: 195,
    meToo: ['teddy', 'deb', 'carla'],
    followers: ['teddy', 'carla'],
    comments: [
      {
        by: 'teddy',
        ago: '17d 22h',
        body: 'Put food color in the toilet tank and don’t flush for half an hour. If the bowl turns blue, that’s your leak. Was mine.',
      },
      { by: 'carla', ago: '17d 20h', body: 'Seconding the toilet. A silent one cost me $90.' },
    ],
    case: {
      triggers: [{ kind: 'unanswered', ago: '17d 4h' }],
      steps: [
        { do: 'claim', by: 'tomas', ago: '17d 1h' },
        {
          do: 'note',
          by: 'tomas',
          ago: '17d 0h 30m',
          body: 'Meter log: 9 gallons an hour around the clock since the 3rd, also at 3 am. That is a toilet. Reading is right. She has not used her leak adjustment.',
        },
        {
          do: 'message',
          by: 'tomas',
          ago: '17d',
          body: 'Mrs. Fisk, the meter was read correctly, but it shows water running day and night, most likely a toilet. Would you try the food color test that your neighbor described, and tell me or call 555-0130?',
        },
        {
          do: 'message',
          by: 'ruthann',
          ago: '15d 22h',
          body: 'Blue as the sea. The boy from downstairs put in a new flapper for nine dollars.',
        },
        {
          do: 'message',
          by: 'tomas',
          ago: '15d 2h',
          body: 'Wonderful. Because it is repaired, I took the extra water off: you owe $121 instead of $241, and have 30 days. You will get a letter too.',
        },
        {
          do: 'resolve',
          by: 'tomas',
          ago: '15d 1h',
          reason: 'personal',
          note: 'Alder Water settled this bill with the person who asked; the details are private. In general: once every three years we take the extra cost of a leak off the bill, after it is repaired. Call 555-0130 with the receipt or the date of the repair.',
        },
      ],
    },
  },
  {
    key: 'brown-water',
    title: 'Brown water from the tap this morning. Safe?',
    body: 'Looks like weak tea. Kitchen and bathroom. Already made the baby’s bottle with it before I saw, now I am worried.',
    language: 'en',
    topic: 'water-and-sewer',
    tags: ['brown-water', 'drinking-water'],
    by: 'keisha',
    ago: '29d 5h',
    views: 455,
    meToo: ['hoa', 'noor', 'marisol', 'chidi', 'thuy', 'wanda'],
    followers: ['hoa', 'noor', 'marisol'],
    comments: [{ by: 'chidi', ago: '29d 4h 40m', body: 'Same on Linden. They are flushing hydrants by the school.' }],
    answers: [
      {
        key: 'chidi',
        by: 'chidi',
        ago: '29d 4h 30m',
        body: 'It’s iron rust stirred up from the mains, it happens when they open hydrants. Run only the COLD tap at the lowest faucet for about 10 minutes until it’s clear. Don’t use hot, you pull it into the heater. And no white laundry today!',
        up: ['keisha', 'hoa', 'noor', 'thuy'],
      },
      {
        key: 'city',
        by: 'tomas',
        ago: '29d 2h',
        body: md`
          We were flushing the mains on Linden Street until noon. The brown is **iron**; it looks bad, but it is not harmful,
          and one bottle will not hurt your baby.

          1. Run **cold** water at the lowest tap, about 10 minutes, until it is clear.
          2. Do not drink it, mix bottles or wash whites until then.
          3. Not clear after 2 hours, or it smells? Call **555-0139**, day and night.

          Chidi's advice above is good. Before the next flushing we will leave a card at every door.`,
        up: ['keisha', 'hoa', 'marisol', 'chidi', 'thuy', 'bea', 'wanda'],
        officials: [
          {
            by: 'tomas',
            ago: '29d 1h',
            method: 'authored',
            short:
              'Brown water is iron stirred up in the pipes. It looks bad but is not harmful. Run cold water at the lowest tap for about 10 minutes until clear; do not drink it, mix bottles or wash whites before that. Not clear after 2 hours, or it smells: call 555-0139, day and night.',
            sources: ['https://www.portalder.example/water/brown-water'],
            helped: { yes: ['keisha', 'hoa', 'noor', 'marisol', 'thuy', 'wanda'], no: [] },
          },
        ],
        comments: [
          { by: 'keisha', ago: '29d', body: 'Clear after eight minutes. Baby is fine, mother is recovering.' },
        ],
      },
    ],
    accepted: { answer: 'city', ago: '28d 22h' },
  },
  {
    key: 'water-payment-plan',
    title: 'Can I pay a water bill in parts?',
    body: 'Behind two quarters, $390. I can do maybe 40 a month. They sent the pink paper.',
    language: 'en',
    topic: 'water-and-sewer',
    tags: ['bill', 'payment-plan'],
    by: 'dmitri',
    ago: '101d 6h',
    views: 347,
    meToo: ['kwame', 'jess', 'teddy', 'liz'],
    followers: ['kwame', 'jess'],
    answers: [
      {
        key: 'kwame',
        by: 'kwame',
        ago: '101d 2h',
        body: 'yes call them before the date on the pink paper, they were ok with me. after that date its harder',
        up: ['dmitri', 'jess'],
      },
      {
        key: 'city',
        by: 'tomas',
        ago: '100d 3h',
        body: md`
          Yes. Call 555-0130 before the date on the notice, or come to 77 Reservoir Road.

          - You pay **10 percent now** and the rest over **up to 12 months**. There is no interest while you keep to the plan.
          - For $390 that is $39 now and about $30 a month.
          - While a plan runs, your water stays on. And we never shut water off from Friday to Sunday.

          If even that is too much, say so. There is a fund for it.`,
        up: ['dmitri', 'kwame', 'jess', 'teddy', 'liz'],
        officials: [
          {
            by: 'tomas',
            ago: '94d',
            method: 'authored',
            short:
              'Yes. Call 555-0130 before the date on the notice. You pay 10 percent now and the rest over up to 12 months, without interest. While the plan runs your water stays on. If that is still too much, ask for the hardship fund.',
            sources: ['https://www.portalder.example/water/payment-plans'],
            reviewDays: 90,
            helped: { yes: ['dmitri', 'kwame', 'jess', 'liz'], no: [] },
          },
        ],
        comments: [{ by: 'dmitri', ago: '97d', body: 'Done, 4 minutes on the phone. Lady was kind.' }],
      },
    ],
    accepted: { answer: 'city', ago: '97d' },
    case: { triggers: [{ kind: 'recheck', ago: '4d' }] },
  },
];
