import { md } from '../md';
import type { Thread } from '../types';

export const renting: readonly Thread[] = [
  {
    key: 'no-hot-water',
    title: 'Third day without hot water, landlord says "next week"',
    body: md`
      Second floor, Cedar Street. The water heater quit and the landlord only texts back "guy is coming next week". I come
      off night shift and wash two kids with water from the kettle.

      - Is there a deadline for him?
      - Can I take the cost of a motel shower off the rent?
      - Does the city come and look, and will he know it was me?`,
    language: 'en',
    topic: 'renting-and-repairs',
    tags: ['hot-water', 'repairs', 'inspection'],
    by: 'ana',
    ago: '3d 1h',
    views: 158,
    meToo: ['noor', 'oleks', 'marisol'],
    followers: ['noor', 'liz', 'jtran'],
    comments: [
      {
        by: 'jtran',
        ago: '2d 19h',
        body: 'Landlord speaking: hot water is not a "next week" thing. A rented heater can be there the same day.',
      },
    ],
    answers: [
      {
        key: 'noor',
        by: 'noor',
        ago: '2d 21h',
        body: md`
          Call 555-0120 and say the words **"no hot water"**. After hours it's 555-0129, day and night. Ours came the next
          morning and the heater was fixed that afternoon, funny how that works.

          About taking it off the rent: please don't before you talked to somebody, a friend of mine got a late notice that way.`,
        up: ['ana', 'liz', 'bea', 'marisol'],
        comments: [
          {
            by: 'ana',
            ago: '2d 14h',
            body: 'Called on my break, they were closed. Did not know about the night number. Trying the help button too.',
          },
        ],
      },
    ],
    case: {
      triggers: [
        {
          kind: 'asker',
          ago: '1d 22h',
          by: 'ana',
          reason:
            'Still no hot water and I have two small children. I would like somebody from the city to come and look.',
        },
      ],
      steps: [
        { do: 'claim', by: 'dev', ago: '1d 20h' },
        {
          do: 'note',
          by: 'dev',
          ago: '1d 19h 40m',
          body: 'Same owner had two hot water orders last winter, 31 and 33 Cedar. If this is 33 again it is a repeat and the 24-hour order applies at once.',
        },
        {
          do: 'message',
          by: 'dev',
          ago: '1d 19h',
          body: md`
            Ana, three days with two children is too long, and you do not have to wait until next week. Hot water is owed all
            year. Once we know the address, an inspector comes **within 24 hours** and the owner gets an order with a deadline.

            Please send me, here, where only we can read it:

            1. the street number and floor
            2. when somebody can open the door, today or tomorrow
            3. whether you want your name kept out of the order. That is your choice, and most people say yes.`,
        },
        {
          do: 'message',
          by: 'ana',
          ago: '1d 9h',
          body: 'Thank you!! Yes keep my name out please. 2nd floor. I am home after 8:30 in the morning until about 1. Will this take long, I sleep in between. I wrote down every day what came out of the tap, it is attached.',
          files: [
            {
              name: 'hot water log.txt',
              text: md`
                Kitchen tap, run 3 minutes, kitchen thermometer

                Sun  7:10   61 F
                Sun 19:30   59 F
                Mon  8:45   60 F   called the owner, voicemail
                Mon 20:00   58 F
                Tue  8:50   59 F   owner says "next week"`,
            },
          ],
        },
        {
          do: 'message',
          by: 'dev',
          ago: '6h',
          body: 'Ten minutes, and we can do 8:45 so that you can sleep. Only the street number is missing now: is it 31 or 33 Cedar, or another house? As soon as I have it, I book tomorrow 8:45.',
        },
        { do: 'wait', for: 'asker', by: 'dev', ago: '5h 55m', note: 'Needs the street number to book the inspection.' },
      ],
    },
  },
  {
    key: 'deposit-back',
    title: 'How long can a landlord keep my security deposit?',
    body: 'Moved out five weeks ago, place was spotless, I have photos. He doesn’t pick up the phone. $1,450 is a lot of money for me.',
    language: 'en',
    topic: 'renting-and-repairs',
    tags: ['deposit', 'moving-out'],
    by: 'oleks',
    ago: '83d 5h',
    views: 431,
    meToo: ['noor', 'teddy', 'liz', 'kwame', 'hoa', 'jess', 'yesenia'],
    followers: ['noor', 'kwame', 'hoa'],
    answers: [
      {
        key: 'jtran',
        by: 'jtran',
        ago: '83d 1h',
        body: 'As a landlord: 30 days, and if you keep anything you owe the tenant a list with receipts. Five weeks is late. Write him a letter, not a text.',
        up: ['oleks', 'noor'],
      },
      {
        key: 'dev',
        by: 'dev',
        ago: '82d 6h',
        body: md`
          **30 days.** By then the landlord must send you the deposit back, or a written list of what was kept and why, with
          receipts. Normal wear (small nail holes, faded paint) may not be charged.

          If the 30 days are over:

          1. Write a letter: your new address, the day you moved out, the amount, and "please pay within 10 days". Keep a copy.
          2. If nothing comes, call us at 555-0120. We talk to both sides; most cases end there. It is free.
          3. After that comes small claims court. We help you fill in the form, Thursdays until 6:30 pm, 22 Customs House
             Square, 2nd floor.`,
        up: ['oleks', 'noor', 'jtran', 'teddy', 'hoa', 'bea', 'liz'],
        officials: [
          {
            by: 'simone',
            ago: '80d',
            method: 'authored',
            short:
              'Within 30 days after you move out, the landlord must return the deposit or send a written list, with receipts, of what was kept. Not for normal wear. If 30 days have passed, ask for it by letter with a 10-day deadline; if that fails, call Housing and Buildings, 555-0120.',
            sources: [
              'https://www.portalder.example/housing/deposits',
              'https://www.portalder.example/code/rental/section-8',
            ],
            helped: { yes: ['oleks', 'noor', 'teddy', 'hoa', 'kwame'], no: [] },
          },
        ],
        comments: [
          {
            by: 'oleks',
            ago: '71d',
            body: 'Letter worked. I got the check today, minus $40 for a window, with receipt. I can live with it!',
          },
        ],
      },
    ],
    accepted: { answer: 'dev', ago: '71d' },
  },
  {
    key: 'mold-baby',
    title: 'Black mold in the bedroom and my landlord says open a window',
    body: md`
      It comes back two weeks after I wipe it. We have a baby. I don't want my name here because he knows everybody in this
      town and we cannot move right now.

      Can they kick us out for complaining?`,
    language: 'en',
    topic: 'renting-and-repairs',
    tags: ['mold', 'repairs'],
    by: 'teddy',
    anonymous: true,
    ago: '1d 19h',
    views: 142,
    meToo: ['noor', 'marisol', 'jess', 'yesenia'],
    followers: ['noor', 'yesenia', 'liz'],
    answers: [
      {
        key: 'yesenia',
        by: 'yesenia',
        ago: '1d 15h',
        body: md`
          I see this in a lot of the homes I work in. From there, not from law:

          - Bleach only makes it pale. It comes back until somebody finds the **water**: a pipe, the roof, a cold outside wall.
          - Take a photo every day with the date, same spot.
          - Baby sleeps in another room if you have one, even if it's crowded.
          - The clinic on Alder Avenue writes a note for the landlord if the baby coughs. That note helped two of my families.`,
        up: ['noor', 'liz', 'bea', 'marisol', 'keisha', 'jess'],
        comments: [
          {
            by: 'bea',
            ago: '1d 12h',
            body: 'Free help with the letter to the landlord: Northside library, Mondays at 5. They don’t ask for your name.',
          },
        ],
      },
      {
        key: 'jtran',
        by: 'jtran',
        ago: '1d 9h',
        body: 'He can’t put you out for complaining, that’s retaliation and it’s not allowed. Do it in writing so there is a date on it. And call the inspector, 555-0120, they can leave your name off.',
        up: ['noor', 'yesenia'],
        comments: [
          { by: 'noor', ago: '1d 7h', body: 'This. The date on the letter is your protection.' },
          { by: 'keisha', ago: '1d 4h', body: 'Thinking of you and the baby, whoever you are.' },
        ],
      },
    ],
  },
];
