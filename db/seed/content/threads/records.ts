import { md } from '../md';
import type { Thread } from '../types';

export const records: readonly Thread[] = [
  {
    key: 'lost-city-id',
    title: 'How do I replace a lost city ID card?',
    body: 'I think I left it on the 14 bus. Do I need a police report? And how many times do I have to come back, I get paid by the hour.',
    language: 'en',
    topic: 'ids-and-records',
    tags: ['city-id', 'lost'],
    by: 'kwame',
    ago: '43d 3h',
    views: 487,
    meToo: ['jess', 'noor', 'teddy', 'oleks', 'marisol', 'liz', 'hoa'],
    followers: ['jess', 'oleks', 'hoa'],
    answers: [
      {
        key: 'oleks',
        by: 'oleks',
        ago: '43d',
        body: md`
          I lost mine some months ago, so:

          - **No police report.** You sign a paper that it is lost.
          - City Clerk, City Hall, Room 104. No appointment. Open 8:30 to 4:30, Wednesday until 7.
          - **$5.** Free if you are under 18, or 65 and older.
          - They look for you in the computer and take a new photo. If you look very different, bring one more paper with your
            name (bill, lease, passport).
          - They print it while you wait. 20 minutes for me. One visit.

          Call the bus lost and found first, 555-0160. Mine was found, two days after I paid :)`,
        up: ['kwame', 'jess', 'noor', 'teddy', 'hoa', 'bea', 'liz', 'marisol'],
        officials: [
          {
            by: 'helen',
            ago: '41d 22h',
            method: 'endorsed',
            short:
              'Come to the City Clerk, City Hall, Room 104, Monday to Friday 8:30 to 4:30, Wednesday until 7. No appointment, no police report. A new card costs $5, free under 18 or from 65. It is printed while you wait, about 20 minutes.',
            sources: ['https://www.portalder.example/clerk/city-id'],
            helped: { yes: ['kwame', 'jess', 'noor', 'hoa', 'liz', 'marisol'], no: ['teddy'] },
          },
        ],
        comments: [
          { by: 'kwame', ago: '41d', body: 'In and out on my lunch break. New picture is worse.' },
          { by: 'teddy', ago: '12d', body: 'Line was 50 minutes on a Monday. Go on Wednesday evening.' },
        ],
      },
    ],
    accepted: { answer: 'oleks', ago: '41d 1h' },
  },
  {
    key: 'id-stolen-wallet',
    title: 'Wallet stolen, city ID was in it, what now',
    body: 'Somebody took my wallet at the market. Bank cards are blocked already. How do I get a new city ID, and can the thief do anything with the old one?',
    language: 'en',
    topic: 'ids-and-records',
    tags: ['city-id', 'stolen'],
    by: 'hoa',
    ago: '8d 4h',
    views: 52,
    meToo: ['dmitri'],
    followers: ['dmitri', 'jess'],
    answers: [
      {
        key: 'jess',
        by: 'jess',
        ago: '8d 1h',
        body: 'Sorry that happened! Room 104 at City Hall, $5, they print it right there. When they make the new one, the number of the old one stops working, that’s what the lady told me.',
        up: ['hoa', 'dmitri'],
      },
    ],
    moderation: [
      {
        do: 'duplicate',
        of: 'lost-city-id',
        by: 'marcus',
        ago: '7d 20h',
        note: 'Stolen or lost, the replacement works the same way. Everybody who followed this one now follows the other.',
      },
    ],
  },
  {
    key: 'acta-de-nacimiento',
    title: '¿Cuánto cuesta una copia del acta de nacimiento de mi hijo?',
    body: 'Nació aquí en el hospital de Port Alder. Me la piden en la escuela. ¿Tengo que ir en persona? Trabajo hasta las 5.',
    language: 'es',
    topic: 'ids-and-records',
    tags: ['acta', 'nacimiento'],
    by: 'marisol',
    ago: '33d 7h',
    views: 208,
    meToo: ['ramon', 'yesenia', 'ana', 'arturo'],
    followers: ['ramon', 'ana'],
    answers: [
      {
        key: 'lucia',
        by: 'lucia',
        ago: '33d 3h',
        body: md`
          La primera copia cuesta **$15**, y cada copia más que pida al mismo tiempo, **$8**. Le conviene pedir dos de una vez.

          - **En persona:** Secretaría Municipal, City Hall, oficina 104. Se la dan el mismo día. Los **miércoles atienden hasta
            las 7 de la noche**, así no pierde trabajo. Lleve una identificación suya.
          - **Por correo:** tarda unos 10 días hábiles. El formulario está en
            [portalder.example/records](https://www.portalder.example/es/clerk/records).

          Para la escuela basta con que la vean; no les deje el original.`,
        up: ['marisol', 'ramon', 'yesenia', 'ana', 'arturo'],
        officials: [
          {
            by: 'helen',
            ago: '31d 5h',
            method: 'endorsed',
            short:
              'La primera copia cuesta $15 y cada copia adicional pedida al mismo tiempo, $8. En persona la recibe el mismo día: City Hall, oficina 104, lunes a viernes de 8:30 a 4:30, miércoles hasta las 7. Lleve su identificación. Por correo tarda unos 10 días hábiles.',
            sources: ['https://www.portalder.example/es/clerk/records'],
            helped: { yes: ['marisol', 'ramon', 'yesenia', 'ana'], no: [] },
          },
        ],
        comments: [
          {
            by: 'marisol',
            ago: '30d',
            body: 'Fui el miércoles a las 6 y no había nadie en la fila. Gracias, maestra.',
          },
        ],
      },
    ],
    accepted: { answer: 'lucia', ago: '33d' },
  },
  {
    key: 'id-application-details',
    title: 'ID application stuck, here are all my details please check',
    body: md`
      Applied online eleven days ago and nothing. So you can find me:

      Theodore Banks, 58 Cedar Street apt 3, phone 555-0177, born 4/17/1969, social 000-12-3456. Please somebody look it up
      and tell me if I can come get it.`,
    language: 'en',
    topic: 'ids-and-records',
    tags: ['city-id', 'application'],
    by: 'teddy',
    ago: '7h 10m',
    views: 6,
    moderation: [
      {
        do: 'limit',
        by: 'marcus',
        ago: '6h 50m',
        note: 'Your question holds your social security number and date of birth, so only you and staff see it now. Nobody did anything wrong; we will take the numbers out and answer you in private.',
      },
    ],
    case: {
      triggers: [
        {
          kind: 'safety',
          ago: '6h 50m',
          by: 'marcus',
          reason: 'Personal data in the question: social security number, date of birth, address.',
        },
      ],
    },
  },
  {
    key: 'fast-docs-spam',
    title: 'Get ANY document in 24h, no questions asked',
    body: 'Birth certificate, ID, licence, all towns. Real looking. Write to our channel [order now](https://fastdocs.example/order)',
    language: 'en',
    topic: 'ids-and-records',
    tags: ['documents'],
    by: 'fastdocs',
    ago: '1d 3h',
    views: 4,
    flags: [
      {
        by: 'bea',
        ago: '1d 2h 40m',
        on: 'question',
        reason: 'spam',
        note: 'Selling forged documents.',
        handled: { by: 'marcus', ago: '1d 2h', verdict: 'upheld', note: 'Hidden, and passed on to the police.' },
      },
    ],
    moderation: [
      {
        do: 'hide',
        reason: 'spam',
        by: 'marcus',
        ago: '1d 2h',
        note: 'Offers forged documents.',
      },
    ],
  },
];
