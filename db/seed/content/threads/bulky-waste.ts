import { md } from '../md';
import type { Thread } from '../types';

export const bulkyWaste: readonly Thread[] = [
  {
    key: 'old-refrigerator',
    title: 'Where do I leave an old refrigerator?',
    body: md`
      We got a new fridge and the old one is sitting on the back porch. It still hums but it does not get cold anymore.

      It's too big for my car and I work nights, so taking a morning off is hard. Can I just put it at the curb with the
      trash on Thursday? My neighbor says you get a fine for that. Does it cost something?`,
    language: 'en',
    topic: 'bulky-waste',
    tags: ['refrigerator', 'appliances', 'pick-up'],
    by: 'ana',
    ago: '12d 3h',
    views: 412,
    meToo: ['hoa', 'deb', 'noor', 'teddy', 'liz', 'kwame', 'marisol', 'oleks', 'ruthann', 'pete', 'jess', 'wanda'],
    followers: ['hoa', 'deb', 'liz', 'oleks'],
    comments: [
      {
        by: 'deb',
        ago: '12d 2h',
        body: 'Your neighbor is right about the fine, my brother got one for a dishwasher. $50.',
      },
      { by: 'ana', ago: '12d 1h 40m', body: 'Ouch. Okay, then it stays on the porch until I know.' },
    ],
    answers: [
      {
        key: 'joe',
        by: 'joe',
        ago: '12d 1h',
        body: md`
          Not with the regular trash. You have two ways, and both can be free:

          1. **They come and get it.** Book a bulky pick-up at [portalder.example/bulky](https://www.portalder.example/bulky)
             or call 555-0110. Every address has two free pick-ups a year, up to three things each time. After those two it
             is $25. They give you a date, usually within a week.
          2. **You bring it.** The Recovery Yard, 1400 Wharf Road, Tuesday to Saturday, 8 to 4. Free for residents; bring
             something with your address on it. They have a cart for heavy stuff.

          For the pick-up: empty it, **take the door off or tape it shut** so no child climbs in, and put it out after 6 pm
          the evening before. You don't have to be home. And don't cut any pipes, the gas inside has to be taken out by
          somebody with a license. They do that at the yard.`,
        up: ['ana', 'deb', 'hoa', 'noor', 'teddy', 'liz', 'bea', 'sandy', 'kwame', 'oleks', 'wanda'],
        comments: [
          { by: 'ana', ago: '11d 20h', body: 'You don’t have to be home! That is the part I needed. Thank you Joe.' },
          {
            by: 'oleks',
            ago: '10d 6h',
            body: 'Can confirm. They came at 7 in the morning and it was gone before my coffee.',
          },
          {
            by: 'rosa',
            ago: '9d 22h',
            body: 'Joe has it exactly right, so I confirmed his answer. One wish from our crew: please tape **and** empty. You would not believe what we find in there.',
          },
        ],
        officials: [
          {
            by: 'rosa',
            ago: '9d 23h',
            method: 'endorsed',
            short:
              'Not at the curb with the trash. Book a bulky pick-up at portalder.example/bulky or 555-0110: two a year are free, then $25. Or bring it to the Recovery Yard, 1400 Wharf Road, Tuesday to Saturday, 8 to 4, free for residents. Empty it and tape the door or take it off.',
            sources: [
              'https://www.portalder.example/public-works/bulky-pick-up',
              'https://www.portalder.example/public-works/recovery-yard',
            ],
            helped: {
              yes: ['hoa', 'deb', 'noor', 'teddy', 'liz', 'marisol', 'oleks', 'wanda', 'pete'],
              no: ['jess'],
            },
          },
        ],
      },
      {
        key: 'pete',
        by: 'pete',
        ago: '11d 15h',
        body: 'If it still hums somebody will want it for parts. I put my old one on the sidewalk with a FREE sign and it was gone in an hour.',
        up: ['kwame'],
        down: ['sandy', 'deb', 'wanda'],
        comments: [
          {
            by: 'sandy',
            ago: '11d 14h',
            body: 'And if it is not gone in an hour, the fine is yours. A fridge on the sidewalk also blocks every wheelchair and stroller.',
          },
          { by: 'pete', ago: '11d 13h', body: 'Fair. Porch with a sign then.' },
        ],
      },
      {
        key: 'liz',
        by: 'liz',
        ago: '10d 2h',
        body: 'Also ask the store! When they brought mine they took the old one for $20, you only have to say so when you order. Too late for Ana maybe, but for others.',
        up: ['bea', 'hoa', 'ana'],
      },
    ],
    accepted: { answer: 'joe', ago: '11d 19h' },
  },
  {
    key: 'chest-freezer',
    title: 'getting rid of a chest freezer??',
    body: md`
      Moms chest freezer died (the freezer not mom). Who takes this? Do they charge? I have a truck but no ramp.`,
    language: 'en',
    topic: 'bulky-waste',
    tags: ['freezer', 'appliances'],
    by: 'jess',
    ago: '6d 5h',
    views: 38,
    meToo: ['dmitri'],
    followers: ['dmitri', 'teddy'],
    answers: [
      {
        key: 'teddy',
        by: 'teddy',
        ago: '6d 3h',
        body: 'Same as a fridge. Recovery Yard on Wharf Road, they unload it with you. Free with a bill that has your address. Closed Sunday and Monday, ask me how I know.',
        up: ['jess', 'dmitri'],
      },
    ],
    moderation: [
      {
        do: 'duplicate',
        of: 'old-refrigerator',
        by: 'marcus',
        ago: '5d 22h',
        note: 'A freezer goes the same way as a refrigerator, and that answer is confirmed by Public Works.',
      },
    ],
  },
  {
    key: 'couch-still-there',
    title: 'Put my couch out last night, truck came and drove right past it',
    body: md`
      I booked it!! I have the e-mail with the date, it says today. The truck stopped at number 58, took their stuff and
      left. My couch is still out there and now it looks like rain.

      Who do I call and do I have to drag it back inside`,
    language: 'en',
    topic: 'bulky-waste',
    tags: ['pick-up', 'missed-collection'],
    by: 'benny',
    ago: '4h 50m',
    views: 11,
    followers: ['deb'],
  },
  {
    key: 'mattress-cost',
    title: 'How much to have a mattress taken away?',
    body: md`
      Queen size mattress and box spring. A company with a flyer on my door wants $120. Does the city do it cheaper, and do
      they count that as one thing or two?`,
    language: 'en',
    topic: 'bulky-waste',
    tags: ['mattress', 'pick-up', 'fees'],
    by: 'noor',
    ago: '176d 4h',
    views: 388,
    meToo: ['hoa', 'keisha', 'kwame', 'chidi'],
    followers: ['hoa'],
    answers: [
      {
        key: 'deb',
        by: 'deb',
        ago: '176d 1h',
        body: 'Free!! Unless you already used up your two pick-ups this year. You need one of those plastic mattress bags though, the hardware store on Linden has them for about 5 bucks.',
        up: ['noor', 'hoa'],
      },
      {
        key: 'city',
        by: 'rosa',
        ago: '175d 2h',
        body: md`
          The city takes it, and probably for free.

          - Each address has **two free bulky pick-ups a calendar year**, up to three items each. After that a pick-up is $25.
          - A mattress and a box spring are **two items**, so you can add one more thing.
          - Close each one in a **sealed plastic bag**. Without it the crew must leave it, because of bedbugs.
          - Book at [portalder.example/bulky](https://www.portalder.example/bulky) or call 555-0110.

          You may also bring them to the Recovery Yard, 1400 Wharf Road, Tuesday to Saturday, 8 to 4, free for residents.`,
        up: ['noor', 'hoa', 'keisha', 'deb', 'chidi', 'bea'],
        comments: [{ by: 'noor', ago: '174d 23h', body: 'Two items, so the lamp goes too. Perfect, thank you.' }],
        officials: [
          {
            by: 'rosa',
            ago: '174d 20h',
            method: 'authored',
            short:
              'Usually nothing. Two bulky pick-ups a year are free for each address, up to three items each; after that a pick-up is $25. A mattress and a box spring count as two items. Seal each in a plastic bag. Book at portalder.example/bulky or 555-0110.',
            sources: ['https://www.portalder.example/public-works/bulky-pick-up'],
            helped: { yes: ['noor', 'hoa', 'keisha', 'chidi'], no: [] },
          },
        ],
      },
    ],
    accepted: { answer: 'city', ago: '174d 22h' },
  },
  {
    key: 'junk-spam',
    title: 'BEST PRICE JUNK REMOVAL PORT ALDER call today!!!',
    body: md`
      WE TAKE EVERYTHING couch fridge piano!!! Why wait for the city? First 10 callers 50% OFF. Cash only. Licensed*

      Call JunkKing 555-0198 or click [here](https://junkking.example/deal)`,
    language: 'en',
    topic: 'bulky-waste',
    tags: ['deal'],
    by: 'junkking',
    ago: '2d 6h',
    views: 9,
    flags: [
      {
        by: 'sandy',
        ago: '2d 5h 30m',
        on: 'question',
        reason: 'spam',
        note: 'Not a question. Third flyer from these people this week, too.',
        handled: { by: 'marcus', ago: '2d 5h', verdict: 'upheld', note: 'Thank you. Hidden.' },
      },
      {
        by: 'joe',
        ago: '2d 5h 20m',
        on: 'question',
        reason: 'spam',
        handled: { by: 'marcus', ago: '2d 5h', verdict: 'upheld', note: 'Thank you. Hidden.' },
      },
    ],
    moderation: [
      {
        do: 'hide',
        reason: 'spam',
        by: 'marcus',
        ago: '2d 5h',
        note: 'Advertising. This forum is for questions to neighbors and the city.',
      },
    ],
  },
];
