import { md } from '../md';
import type { Thread } from '../types';

export const sidewalks: readonly Thread[] = [
  {
    key: 'sidewalk-who-pays',
    title: 'Who pays to fix the sidewalk in front of my house?',
    body: md`
      Got a letter from the city: "the sidewalk abutting your property is defective, repair within 60 days". It is cracked
      since before I was born. My neighbor with the same cracks got no letter. The contractor says $2,800.

      I thought sidewalks belong to the city?? Do I really have to pay, or is there help?`,
    language: 'en',
    topic: 'streets-and-sidewalks',
    tags: ['sidewalk', 'repair-notice', 'costs'],
    by: 'wanda',
    ago: '3d 20h',
    views: 438,
    meToo: ['joe', 'sandy', 'jtran', 'eli', 'liz', 'carla', 'hank'],
    followers: ['joe', 'sandy', 'jtran', 'eli', 'hank'],
    comments: [
      { by: 'hank', ago: '3d 18h', body: 'I got the same letter Wanda. Mine says 60 days too. I am on a pension.' },
      { by: 'wanda', ago: '3d 17h', body: 'Hank do NOT pay anybody before we know.' },
      {
        by: 'liz',
        ago: '3d 15h',
        body: 'Does the letter say anything about a tree? On our street it made all the difference.',
      },
      {
        by: 'wanda',
        ago: '3d 14h',
        body: 'There was a maple, the city cut it down maybe six years ago. The stump is still there.',
      },
      {
        by: 'carla',
        ago: '2d 9h',
        body: 'Sixty days is nothing. Can you ask for more time while this gets sorted out?',
      },
    ],
    answers: [
      {
        key: 'eli',
        by: 'eli',
        ago: '3d 16h',
        body: md`
          You do, I'm afraid. The city owns the ground, but the ordinance makes the **owner of the house next to it** keep the
          sidewalk in repair. It is like that in most towns around here. If you don't, the city does it and puts the cost on
          your property tax bill.

          There is a 50/50 program though: the city pays half, up to $1,500, if you use a contractor from its list.`,
        up: ['jtran', 'sandy', 'liz', 'teddy', 'bea'],
        down: ['joe'],
        comments: [
          { by: 'joe', ago: '3d 13h', body: 'Half right, Eli. Not when a city tree did it.' },
          { by: 'eli', ago: '3d 12h', body: 'Show me where it says that. I have the ordinance open and see no tree.' },
          {
            by: 'jtran',
            ago: '3d 9h',
            body: 'I paid for mine two years ago. With the 50/50 thing I got back $1,150. So it exists, or did.',
          },
          { by: 'hank', ago: '3d 8h', body: 'Was it hard to apply? My eyes are not good with forms.' },
          { by: 'jtran', ago: '3d 7h', body: 'One page. I can sit down with you, Hank. Saturday, at the library?' },
          { by: 'hank', ago: '3d 6h', body: 'Bless you. I bring the donuts.' },
        ],
      },
      {
        key: 'joe',
        by: 'joe',
        ago: '3d 13h',
        body: md`
          **Not if a city tree lifted it.** That was the whole fight in 2015, I sat through three council nights. If roots of a
          street tree broke the slab, the city fixes it and you pay nothing. Also if they cut the tree down afterwards. Take
          pictures of the stump with a ruler next to it.

          For plain old cracks without a tree, Eli is right, it's on the owner.`,
        up: ['wanda', 'hank', 'carla', 'sandy', 'pete'],
        down: ['eli'],
        comments: [
          {
            by: 'wanda',
            ago: '3d 10h',
            body: 'Measured it. The stump is 14 inches from the worst crack. Pictures taken.',
          },
          {
            by: 'eli',
            ago: '3d 5h',
            body: 'A council night is not an ordinance. If it is written down somewhere, I will gladly take it all back.',
          },
          {
            by: 'sandy',
            ago: '2d 22h',
            body: 'On Harbor View they repaired two slabs by the elm for free. Two others by no tree, the owners paid. So both of you?',
          },
          { by: 'joe', ago: '2d 20h', body: 'That is what I said. The question is whether a stump still counts.' },
          {
            by: 'eli',
            ago: '2d 18h',
            body: 'Then we agree on everything but the stump. Could the city please say something about the stump.',
          },
        ],
      },
      {
        key: 'mike',
        by: 'mrourke',
        ago: '2d 14h',
        body: '$2,800 is high for one or two slabs, get two more quotes. And whoever pays, you need a sidewalk permit, don’t let anybody pour without it.',
        up: ['wanda', 'hank'],
      },
    ],
    case: { triggers: [{ kind: 'conflict', ago: '2d 18h' }] },
  },
  {
    key: 'tripped-on-root',
    title: 'Tripped over a raised sidewalk slab on Mill Street',
    body: md`
      In front of the old bank, number 214. A root has pushed the slab up at least two inches. I fell on Monday, my wrist is
      in a splint. I want it fixed before the next old man comes along, and I would like to know what to do about the doctor's
      bill. I am not the suing kind.`,
    language: 'en',
    topic: 'streets-and-sidewalks',
    tags: ['sidewalk', 'mill-street', 'injury'],
    by: 'hank',
    ago: '2d 6h',
    views: 121,
    meToo: ['ruthann', 'bea'],
    followers: ['ruthann', 'joe', 'jtran', 'bea'],
    comments: [
      { by: 'ruthann', ago: '2d 4h', body: 'Oh Hank. Do you need groceries carried?' },
      { by: 'hank', ago: '2d 3h', body: 'I have one good arm and a neighbor with two. Thank you dear.' },
    ],
    case: {
      triggers: [{ kind: 'unanswered', ago: '1d 6h' }],
      steps: [
        { do: 'claim', by: 'rosa', ago: '6h 30m' },
        {
          do: 'note',
          by: 'rosa',
          ago: '6h 10m',
          body: 'Second report for 214 Mill, the first one (SW-3312) is months old and was set to "monitor". Lena should know before anything goes out about the bill. Claims go to the city attorney, we do not promise money.',
        },
        {
          do: 'message',
          by: 'rosa',
          ago: '5h 45m',
          body: md`
            Mr. Mulroney, I am sorry you were hurt, and thank you for thinking of the next person.

            A crew grinds the edge down and paints it **tomorrow morning**; the slab itself is replaced after that. About the
            doctor's bill: there is a claim form, and I can fill it in with you on the phone. When is a good time to call, and
            is 555-0172 still your number?`,
          files: [
            {
              name: 'claim-form.pdf',
              text: md`
                City of Port Alder
                CLAIM FOR INJURY OR DAMAGE ON A STREET OR SIDEWALK

                1. Your name and how we reach you: ______________________________
                2. Where it happened (street, nearest number): __________________
                3. When it happened: ____________________________________________
                4. What happened: _______________________________________________
                5. Bills you have so far (send copies, keep the originals): _____

                Send it within 180 days to the City Clerk, 1 Harbor Square.
                You need no lawyer for this form. Help with it: 555-0110.`,
            },
          ],
        },
        {
          do: 'message',
          by: 'hank',
          ago: '3h 5m',
          body: 'That is the right number. Any time after my nap, so after three. I have the paper from the clinic here.',
        },
        {
          do: 'note',
          by: 'rosa',
          ago: '2h 20m',
          body: 'Calling after 3. Frank has the grinder booked for 7:30 tomorrow.',
        },
      ],
    },
  },
];
