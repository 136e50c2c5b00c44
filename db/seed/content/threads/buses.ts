import { md } from '../md';
import type { Thread } from '../types';

export const buses: readonly Thread[] = [
  {
    key: 'bus-detour',
    title: 'Bus does not stop at my stop anymore',
    body: 'Waited 40 minutes, two drove past on the other street. Is it a detour or for good? My mother can’t walk far.',
    language: 'en',
    topic: 'buses',
    tags: ['detour', 'stops'],
    by: 'dmitri',
    ago: '1d 23h',
    views: 47,
    meToo: ['ruthann'],
    followers: ['ruthann'],
    comments: [
      {
        by: 'curtis',
        ago: '1d 2h',
        body: 'We have three detours at the moment (14, 3 and the night bus), and I do not want to send your mother to the wrong corner. Which route, and which stop?',
      },
    ],
    answers: [
      {
        key: 'chidi',
        by: 'chidi',
        ago: '1d 20h',
        body: 'If it’s the 14: they go around the pipe works on Linden, use the stop at the library until it’s done. If it’s another one I don’t know.',
        up: ['ruthann'],
      },
    ],
    moderation: [
      {
        do: 'ask_for_info',
        by: 'marcus',
        ago: '1d 1h',
        note: 'Please add the route number and the name or corner of the stop.',
      },
    ],
  },
  {
    key: 'reduced-fare',
    title: 'How does my dad get the half price bus fare?',
    body: 'He’s 67 and just moved in with us from another state. Does he need to live here a year or something?',
    language: 'en',
    topic: 'buses',
    tags: ['reduced-fare', 'seniors', 'alder-card'],
    by: 'priya',
    ago: '21d 6h',
    views: 165,
    meToo: ['hank', 'yesenia', 'chidi'],
    followers: ['yesenia'],
    answers: [
      {
        key: 'hank',
        by: 'hank',
        ago: '21d 2h',
        body: md`
          No waiting, and they don't care where he came from. I have had mine for 16 years.

          He goes to 5 Terminal Plaza with anything that shows his birthday. They take his picture and he gets the **Alder Card**
          with the reduced fare on it, right away. The card is free. **$1 a ride instead of $2**, all day, all routes. People with a
          disability get the same at any age, with a note from the doctor.

          The window is open till 6, and Saturday 9 to 1. Take the 3 bus, it stops at the door.`,
        up: ['priya', 'chidi', 'yesenia', 'ruthann', 'bea'],
        officials: [
          {
            by: 'curtis',
            ago: '19d 4h',
            method: 'endorsed',
            short:
              'People 65 or older, and people with a disability at any age, ride for $1 instead of $2 with a reduced-fare Alder Card. It is free and made on the spot at 5 Terminal Plaza, Monday to Friday 7 to 6, Saturday 9 to 1. Bring proof of age or a doctor’s note.',
            sources: ['https://www.portalder.example/transit/reduced-fare'],
            reviewDays: 90,
            helped: { yes: ['priya', 'chidi', 'yesenia'], no: [] },
          },
        ],
        comments: [
          { by: 'priya', ago: '18d', body: 'Dad has his card and now rides around town for fun. Thank you, Hank!' },
        ],
      },
    ],
    accepted: { answer: 'hank', ago: '18d' },
  },
  {
    key: 'bike-on-bus',
    title: 'Bike on the bus: extra ticket?',
    body: 'and what if the rack is full',
    language: 'en',
    topic: 'buses',
    tags: ['bike'],
    by: 'oleks',
    ago: '13d 8h',
    views: 71,
    meToo: ['noor'],
    answers: [
      {
        key: 'noor',
        by: 'noor',
        ago: '13d 5h',
        body: 'No extra. Rack in front takes two; you load it yourself, tell the driver when you get off so he doesn’t drive away with it (yes, happened). Rack full = wait for the next one. After 8 pm most drivers let you inside.',
        up: ['oleks', 'chidi', 'jess'],
        comments: [{ by: 'oleks', ago: '13d 3h', body: 'Clear. Thank you' }],
      },
    ],
    accepted: { answer: 'noor', ago: '13d 3h' },
  },
];
