import { md } from '../md';
import type { Thread } from '../types';

export const votingAndAnimals: readonly Thread[] = [
  {
    key: 'moved-still-vote',
    title: 'I moved across town. Can I still vote, and where?',
    body: 'Moved from Northside to the Mill district a while ago and forgot to tell anybody. Am I still registered? Do I go to the old school or a new place?',
    language: 'en',
    topic: 'voting',
    tags: ['registration', 'moving'],
    by: 'noor',
    ago: '52d 5h',
    views: 368,
    meToo: ['hoa', 'kwame', 'jess', 'chidi', 'priya'],
    followers: ['hoa', 'jess', 'chidi'],
    answers: [
      {
        key: 'teddy',
        by: 'teddy',
        ago: '52d 1h',
        body: 'You can vote at the old place one more time I think? Did that once.',
        up: ['jess'],
        down: ['bea', 'sandy'],
        comments: [
          {
            by: 'bea',
            ago: '51d 23h',
            body: 'That depends on the state and the year, so better wait for the clerk on this one.',
          },
        ],
      },
      {
        key: 'eli',
        by: 'eli',
        ago: '51d 4h',
        body: md`
          I work at the polls, this is question number one. You are still registered, and you can vote. Your **new address
          decides where**, so give it to the City Clerk first:

          - **Until 20 days before an election**: online at
            [portalder.example/vote](https://www.portalder.example/clerk/vote), by mail, or at City Hall, Room 104.
          - **From then until 7 days before**: only in person, Room 104, with one paper that shows the new address.

          Then you get a card with your polling place. On the same page you can look it up at once.`,
        up: ['noor', 'hoa', 'jess', 'chidi', 'bea', 'priya'],
        officials: [
          {
            by: 'helen',
            ago: '50d 4h',
            approvedBy: 'grace',
            method: 'fact_checked',
            short:
              'You stay registered, but your new address decides where you vote. Change it at portalder.example/vote, by mail or at City Hall, Room 104, until 20 days before an election; after that only in person in Room 104, until 7 days before, with a paper that shows the new address.',
            sources: ['https://www.portalder.example/clerk/vote', 'https://www.portalder.example/clerk/vote/moving'],
            helped: { yes: ['noor', 'hoa', 'jess', 'chidi'], no: [] },
          },
        ],
      },
    ],
    accepted: { answer: 'eli', ago: '50d 22h' },
  },
  {
    key: 'ballot-drop-boxes',
    title: 'Where are the ballot drop boxes and until when can I use them?',
    body: 'I vote by mail but do not trust the mail. My knees do not do City Hall stairs. Is there one in Northside?',
    language: 'en',
    topic: 'voting',
    tags: ['drop-box', 'vote-by-mail'],
    by: 'hank',
    channel: { kind: 'counter', takenBy: 'grace' },
    ago: '90d 3h',
    views: 402,
    meToo: ['ruthann', 'joe', 'wanda', 'bea'],
    followers: ['ruthann', 'wanda'],
    answers: [
      {
        key: 'bea',
        by: 'bea',
        ago: '89d 22h',
        body: md`
          Yes, right in front of our door at the Northside library, no stairs. All four:

          1. Northside Branch Library, parking lot side
          2. City Hall, 1 Customs House Square, beside the ramp
          3. Terminal Plaza, under the clock
          4. Fire Station 3, Mill Street

          They open 21 days before an election, day and night, and close at **8 pm on election day**. Sign the envelope! That
          is what people forget.`,
        up: ['hank', 'ruthann', 'joe', 'wanda', 'sandy'],
        officials: [
          {
            by: 'helen',
            ago: '87d',
            approvedBy: 'grace',
            method: 'endorsed',
            short:
              'Four boxes: Northside Branch Library, City Hall by the ramp, Terminal Plaza under the clock, and Fire Station 3 on Mill Street. They are open day and night from 21 days before an election until 8 pm on election day. None has stairs. Sign the envelope.',
            sources: ['https://www.portalder.example/clerk/vote/drop-boxes'],
            helped: { yes: ['hank', 'ruthann', 'wanda', 'joe'], no: [] },
          },
        ],
        comments: [{ by: 'hank', ago: '89d', body: 'The library it is. I was going there anyway, for the donuts.' }],
      },
    ],
    accepted: { answer: 'bea', ago: '89d' },
  },
  {
    key: 'keeping-hens',
    title: 'Thinking about hens. What do I need to know first?',
    body: md`
      My daughter's class hatched chicks and now she has Opinions. We have a small yard on Linden, houses on both sides.

      How many are allowed, is there a permit, and what do you wish somebody had told you?`,
    language: 'en',
    topic: 'pets-and-animals',
    tags: ['hens', 'permit'],
    by: 'keisha',
    ago: '3d 4h',
    views: 229,
    meToo: ['priya', 'jess'],
    followers: ['priya', 'jess', 'carla', 'thuy'],
    comments: [
      { by: 'thuy', ago: '3d 2h', body: 'As the house on one side: I vote yes if I get eggs.' },
      { by: 'keisha', ago: '3d 1h', body: 'Deal, in public, with witnesses.' },
    ],
    answers: [
      {
        key: 'carla',
        by: 'carla',
        ago: '3d',
        body: md`
          My favorite question. **Up to six hens, no rooster**, and the coop at least 15 feet from the neighbor's house. The
          permit is $20 a year from the City Clerk, and they send somebody to measure.

          What nobody told me:

          - they live eight years and lay for three
          - build the door for *you*, not for the hen; you'll be the one bending down
          - the rats come for the feed, not for the birds. Metal can with a lid.
          - you will name them. Then you'll never eat chicken soup the same way.`,
        up: ['keisha', 'priya', 'jess', 'bea', 'thuy', 'hank', 'noor', 'sandy'],
        comments: [
          {
            by: 'keisha',
            ago: '2d 21h',
            body: '15 feet from the house or from the lot line? That decides everything here.',
          },
          {
            by: 'carla',
            ago: '2d 20h',
            body: 'The house. The line doesn’t matter. Bring a tape measure and a neighbor.',
          },
          { by: 'priya', ago: '2d 19h', body: 'Their litter makes superb compost, I will trade you.' },
        ],
      },
      {
        key: 'pete',
        by: 'pete',
        ago: '2d 18h',
        body: 'Somebody dumps roosters at the boatyard every summer because a "hen" turned out not to be. Ask for sexed chicks.',
        up: ['carla', 'keisha', 'hank'],
        comments: [{ by: 'carla', ago: '2d 17h', body: 'Ask me about Gertrude. Gertrude was a Gerald.' }],
      },
      {
        key: 'jtran',
        by: 'jtran',
        ago: '1d 20h',
        body: 'If you rent, ask your landlord in writing first. And please not in the stairwell, that has happened to me.',
        up: ['keisha'],
      },
      {
        key: 'wanda',
        by: 'wanda',
        ago: '20h',
        body: 'They stink and they start at five in the morning. There, somebody had to say it.',
        comments: [
          {
            key: 'rude',
            by: 'dmitri',
            ago: '18h',
            body: 'only thing that stinks is your attitude lady, mind your own yard you old hag',
          },
          {
            by: 'carla',
            ago: '17h',
            body: 'Wanda may have an opinion. A dirty coop stinks, it’s true. A clean one doesn’t.',
          },
        ],
      },
    ],
    flags: [
      { by: 'carla', ago: '17h 30m', on: 'rude', reason: 'rude', note: 'No need to speak to Wanda like that.' },
      { by: 'hank', ago: '15h', on: 'rude', reason: 'rude' },
    ],
  },
];
