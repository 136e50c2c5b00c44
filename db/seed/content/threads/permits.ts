import { md } from '../md';
import type { Thread } from '../types';

export const permits: readonly Thread[] = [
  {
    key: 'fence-height',
    title: 'Do I need a permit for a 6 foot fence?',
    body: 'Backyard, wood, six feet. The dog can jump five, we have tested it. Corner lot if that matters.',
    language: 'en',
    topic: 'building-permits',
    tags: ['fence', 'permit'],
    by: 'carla',
    ago: '64d 2h',
    views: 417,
    meToo: ['deb', 'jess', 'priya', 'pete'],
    followers: ['jess', 'priya'],
    answers: [
      {
        key: 'mike',
        by: 'mrourke',
        ago: '63d 22h',
        body: md`
          I build about ten of these a year.

          - **Back and side yard: up to 6 feet, no permit.** Taller: permit, $75.
          - **Front yard: up to 4 feet, no permit.**
          - Corner lot: the side that faces the street counts as front for the first 15 feet from the corner, so people
            can see around it. There it's 4 feet.
          - Height is measured from the lower side if the ground slopes.

          Call before you dig, even for a fence post. And tell the neighbor first, it's cheaper than a lawyer.`,
        up: ['carla', 'deb', 'jess', 'priya', 'pete', 'joe', 'sandy'],
        officials: [
          {
            by: 'dev',
            ago: '61d',
            method: 'endorsed',
            short:
              'No permit for a fence up to 6 feet in a back or side yard, or up to 4 feet in a front yard. On a corner lot the first 15 feet from the corner count as front yard. Anything taller needs a permit, $75.',
            sources: ['https://www.portalder.example/housing/permits/fences'],
            helped: { yes: ['carla', 'deb', 'jess', 'priya'], no: [] },
          },
        ],
        comments: [{ by: 'carla', ago: '63d 20h', body: 'The corner thing saved me. The dog is disappointed.' }],
      },
    ],
    accepted: { answer: 'mike', ago: '63d 20h' },
  },
  {
    key: 'deck-permit-cost',
    title: 'What does a deck permit cost and how long does it take',
    body: '12 x 16, about three feet off the ground, attached to the house. Doing it myself.',
    language: 'en',
    topic: 'building-permits',
    tags: ['deck', 'permit', 'fees'],
    by: 'pete',
    ago: '131d',
    views: 398,
    meToo: ['mrourke', 'jtran', 'liz', 'dmitri'],
    followers: ['jtran', 'dmitri'],
    answers: [
      {
        key: 'dev',
        by: 'dev',
        ago: '130d',
        body: md`
          You need one: a permit is required when a deck is **attached to the house or more than 30 inches above the ground**,
          and yours is both. The fee is $90.

          Bring or upload a drawing (by hand is fine) with the size, the height, and how it is fixed to the house. Plan review
          takes up to **20 business days**, and we look at the footings before you pour.`,
        up: ['pete', 'mrourke', 'jtran', 'dmitri'],
        officials: [
          {
            by: 'simone',
            ago: '128d',
            method: 'authored',
            short:
              'A deck that is attached to the house or more than 30 inches above the ground needs a permit. It costs $90, and the review of your drawing takes up to 20 business days.',
            sources: ['https://www.portalder.example/housing/permits/decks'],
            helped: { yes: ['pete', 'jtran'], no: ['dmitri'] },
          },
          {
            by: 'simone',
            ago: '33d',
            method: 'authored',
            short:
              'A deck that is attached to the house or more than 30 inches above the ground needs a permit. It costs $110, and the review of your drawing takes up to 20 business days.',
            sources: [
              'https://www.portalder.example/housing/permits/decks',
              'https://www.portalder.example/housing/permits/fee-schedule',
            ],
            note: 'Corrected: the fee went up from $90 to $110 with the new fee schedule. Whoever paid $90 before that owes nothing more.',
            helped: { yes: ['liz'], no: [] },
          },
        ],
        edits: [
          {
            by: 'dev',
            ago: '33d 4h',
            summary: 'New fee schedule: $110',
            body: md`
              You need one: a permit is required when a deck is **attached to the house or more than 30 inches above the ground**,
              and yours is both. The fee is $110.

              Bring or upload a drawing (by hand is fine) with the size, the height, and how it is fixed to the house. Plan review
              takes up to **20 business days**, and we look at the footings before you pour.`,
          },
        ],
        comments: [
          { by: 'dmitri', ago: '34d', body: 'They charged me 110 at the counter, not 90. Please change.' },
          { by: 'dev', ago: '33d 4h', body: 'You are right, and thank you for telling us. Changed.' },
        ],
      },
    ],
    accepted: { answer: 'dev', ago: '129d' },
  },
  {
    key: 'plan-review-stuck',
    title: 'Plan review "in progress" for 31 business days',
    body: md`
      Small kitchen addition, application **BP-5590**. The website says 20 business days. My contractor can hold his crew until
      the end of the month and then he's gone until spring.

      Every time I call they say "it's with the reviewer". Which one? What is missing, if anything?`,
    language: 'en',
    topic: 'building-permits',
    tags: ['plan-review', 'delay'],
    by: 'priya',
    ago: '5d 3h',
    views: 104,
    meToo: ['mrourke', 'gus', 'dmitri'],
    followers: ['mrourke', 'dmitri'],
    answers: [
      {
        key: 'mike',
        by: 'mrourke',
        ago: '4d 20h',
        body: 'If there’s gas in the kitchen it also goes to the fire department, and nobody tells you. Ask if it’s sitting there.',
        up: ['priya'],
      },
    ],
    case: {
      triggers: [
        {
          kind: 'asker',
          ago: '4d 2h',
          by: 'priya',
          reason: 'Mike’s guess may be right, but I need somebody to look at the file.',
        },
      ],
      steps: [
        { do: 'claim', by: 'simone', ago: '3d 23h' },
        {
          do: 'message',
          by: 'simone',
          ago: '3d 22h',
          body: 'You waited longer than we promise, and I am sorry. I have your file on my desk and will tell you by tomorrow what it is waiting for.',
        },
        {
          do: 'note',
          by: 'simone',
          ago: '2d 4h',
          body: 'Structure and zoning are approved. Fire has had it since day 9 because of the gas line; it sat in the inbox of somebody on leave. Asked Lt. Moreau to take it.',
        },
        {
          do: 'message',
          by: 'simone',
          ago: '2d 3h',
          body: 'Everything is approved on our side. The fire department has to sign for the gas line, and it lay there. They promised it within a week; I call them every day until it is done.',
        },
        {
          do: 'message',
          by: 'priya',
          ago: '1d 22h',
          body: 'Thank you for telling me what is actually going on. A week would still save the crew.',
        },
        {
          do: 'wait',
          for: 'third_party',
          by: 'simone',
          ago: '7h',
          note: 'Fire department signs for the gas line; promised within a week.',
        },
      ],
    },
  },
  {
    key: 'permiso-ventanas',
    title: '¿Necesito permiso para cambiar las ventanas?',
    body: 'Quiero cambiar cuatro ventanas viejas por unas nuevas del mismo tamaño. El de la tienda dice que sí se necesita y mi cuñado que no. ¿Quién tiene razón?',
    language: 'es',
    topic: 'building-permits',
    tags: ['ventanas', 'permiso'],
    by: 'ramon',
    ago: '11d 4h',
    views: 82,
    meToo: ['arturo'],
    followers: ['arturo', 'marisol'],
    answers: [
      {
        key: 'arturo',
        by: 'arturo',
        ago: '11d 1h',
        body: md`
          Su cuñado, casi seguro. Si son **del mismo tamaño** no se necesita permiso. Se necesita en dos casos:

          - si va a hacer el hueco más grande o más chico (el permiso cuesta $60)
          - si vive en el distrito histórico, por el puerto viejo; ahí hay que preguntar hasta por el color

          Yo acabo de ayudar a cambiar seis en la calle Mill y no pidieron nada.`,
        up: ['ramon', 'marisol', 'lucia', 'yesenia'],
        comments: [
          { by: 'ramon', ago: '10d 22h', body: 'Gracias, Arturo. No le voy a decir a mi cuñado que tenía razón.' },
          { by: 'lucia', ago: '10d 20h', body: 'Se va a enterar, esto es público. 😄' },
        ],
      },
    ],
    accepted: { answer: 'arturo', ago: '10d 22h' },
  },
];
