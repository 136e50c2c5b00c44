import { md } from '../md';
import type { Thread } from '../types';

export const tenancy: readonly Thread[] = [
  {
    key: 'rent-increase-notice',
    title: 'How much notice before a rent increase?',
    body: 'Month to month, no lease. New owner wants $175 more starting on the 1st and told me on the 20th, on the stairs. Is that legal',
    language: 'en',
    topic: 'renting-and-repairs',
    tags: ['rent-increase', 'notice'],
    by: 'kwame',
    ago: '104d 3h',
    views: 392,
    meToo: ['oleks', 'noor', 'jess', 'hoa', 'teddy'],
    followers: ['oleks', 'noor', 'hoa', 'ana'],
    answers: [
      {
        key: 'dev',
        by: 'dev',
        ago: '103d 5h',
        body: md`
          No. A rent increase needs **written** notice, and for a month-to-month rental it must reach you at least **30 days**
          before the new rent begins. Words on the stairs do not count. Until you have it in writing, the old rent stands;
          keep paying that on time.`,
        up: ['kwame', 'noor', 'oleks', 'jess', 'hoa'],
        officials: [
          {
            by: 'simone',
            ago: '102d',
            method: 'authored',
            short:
              'A rent increase needs written notice. For a month-to-month rental it must reach you at least 30 days before the new rent begins. Until then the old rent stands.',
            sources: ['https://www.portalder.example/housing/rent-increases'],
            withdrawn: {
              by: 'simone',
              ago: '19d',
              note: 'The city council changed the rule: a notice given now must reach you 60 days ahead, not 30. We withdrew this answer the day the change took effect, and a new one is being written.',
            },
            helped: { yes: ['kwame', 'noor', 'oleks'], no: ['hoa'] },
          },
        ],
        comments: [
          { by: 'hoa', ago: '20d', body: 'I thought the council made it longer this month? It was in the paper.' },
        ],
      },
      {
        key: 'bea',
        by: 'bea',
        ago: '18d 20h',
        body: 'For anyone reading now: the council made it **60 days**. The old text says 30, and that is why the seal is gone from it. The new rule hangs on the notice board at the library, ask me for a copy.',
        up: ['hoa', 'noor', 'ana'],
      },
    ],
    accepted: { answer: 'dev', ago: '102d 20h' },
  },
  {
    key: 'entrar-sin-avisar',
    title: '¿Puede el dueño entrar a mi apartamento sin avisar?',
    body: md`
      Ayer llegué del trabajo y el dueño estaba adentro "revisando la ventana". Tiene llave y dice que es su casa y entra
      cuando quiere. ¿Es verdad eso?`,
    language: 'es',
    topic: 'renting-and-repairs',
    tags: ['privacidad', 'dueño'],
    by: 'yesenia',
    ago: '37d 8h',
    views: 219,
    meToo: ['marisol', 'ramon', 'ana'],
    followers: ['marisol', 'ana'],
    answers: [
      {
        key: 'arturo',
        by: 'arturo',
        ago: '37d 4h',
        body: 'No puede. A mí me pasó y me dijeron que tiene que avisar un día antes. Cambie la chapa no, eso sí es problema.',
        up: ['yesenia', 'marisol'],
      },
      {
        key: 'dev',
        by: 'dev',
        ago: '36d 3h',
        body: md`
          No, no es verdad. Mientras usted alquila, es su hogar.

          - El propietario tiene que avisarle **por escrito y con 24 horas de anticipación**. Un mensaje de texto vale.
          - Solo puede entrar **entre las 8 de la mañana y las 8 de la noche**, y por un motivo: una reparación, una inspección
            o para mostrar el apartamento.
          - Sin aviso, solo en una **emergencia**: fuego, fuga de agua o de gas.

          Escríbale un mensaje breve con la fecha de lo que pasó. Si vuelve a suceder, llámenos al 555-0120; atendemos en
          español. No cambie la cerradura sin hablar antes con nosotros.`,
        up: ['yesenia', 'marisol', 'ramon', 'lucia', 'arturo', 'ana'],
        officials: [
          {
            by: 'simone',
            ago: '35d 2h',
            method: 'authored',
            short:
              'No. El propietario debe avisarle por escrito con 24 horas de anticipación y solo puede entrar entre las 8 de la mañana y las 8 de la noche, con un motivo. Sin aviso, solo en una emergencia. Si se repite, llame a Vivienda y Edificios, 555-0120.',
            sources: ['https://www.portalder.example/es/housing/landlord-entry'],
            helped: { yes: ['yesenia', 'marisol', 'ana'], no: [] },
          },
        ],
        comments: [
          { by: 'yesenia', ago: '34d', body: 'Le mandé el mensaje y ahora me escribe antes. Gracias, de verdad.' },
        ],
      },
    ],
    accepted: { answer: 'dev', ago: '35d' },
  },
  {
    key: 'eviction-paper',
    title: 'Got an eviction paper taped to the door. What do I do first?',
    body: md`
      It says "notice to quit" and 14 days. I am behind one month because my hours got cut. I have no idea if this is real or
      if a court sent it. Please no lectures, I just need to know the first step.`,
    language: 'en',
    topic: 'renting-and-repairs',
    tags: ['eviction', 'rent-help'],
    by: 'liz',
    anonymous: true,
    ago: '26d 6h',
    views: 177,
    meToo: ['jess'],
    followers: ['jess', 'bea'],
    answers: [
      {
        key: 'bea',
        by: 'bea',
        ago: '26d 4h',
        body: 'First step: breathe, and do **not** move out. A notice to quit comes from the landlord, not from a court, and it is not the end. Second step: keep the envelope and the tape date. Then press the button here that asks the staff for help, they can talk with you in private.',
        up: ['jess', 'noor', 'yesenia'],
      },
    ],
    case: {
      triggers: [
        {
          kind: 'asker',
          ago: '25d 5h',
          by: 'liz',
          reason: 'I need to talk to somebody about my own case, not in public.',
        },
      ],
      steps: [
        { do: 'claim', by: 'dev', ago: '25d 4h' },
        {
          do: 'message',
          by: 'dev',
          ago: '25d 3h 40m',
          body: 'You did the right thing by asking early. The paper starts a clock, but only a judge can end a tenancy. Could you call 555-0120 and read it to me? You do not have to say who you are. I would also like to put you in touch with Pilar at Family Services, there is help for one month of rent.',
        },
        {
          do: 'message',
          by: 'liz',
          ago: '25d 2h',
          body: 'That was me on the phone just now. Yes please to Pilar. Thank you for not making me feel stupid.',
        },
        {
          do: 'note',
          by: 'dev',
          ago: '25d 1h',
          body: 'Notice is missing the amount owed, so it has to be served again. Pilar has a slot for rent help on Thursday.',
        },
        {
          do: 'message',
          by: 'dev',
          ago: '22d 3h',
          body: 'Rent help is approved and the owner has agreed in writing to take the notice back. I close this here; write to me on this page any time in the next two weeks and it opens again.',
        },
        {
          do: 'resolve',
          by: 'dev',
          ago: '22d 2h',
          reason: 'personal',
          note: 'Housing and Buildings settled this with the person who asked, in private, because it is about one household. In general: a notice to quit is not a court order. Do not move out. Call 555-0120 the same day; the first talk is free and there may be help with the rent.',
        },
      ],
    },
  },
  {
    key: 'rental-registry',
    title: 'Do I have to register if I rent out one room?',
    body: md`
      My daughter moved out and I'd like to rent her room to a student. It's my own house, I live in it. The rental registry
      page talks about "units" at $40 a year. Is a room a unit? The form has no box for it.`,
    language: 'en',
    topic: 'renting-and-repairs',
    tags: ['rental-registry', 'room'],
    by: 'deb',
    ago: '2d 20h',
    views: 59,
    meToo: ['ruthann'],
    followers: ['ruthann', 'jtran'],
    answers: [
      {
        key: 'jtran',
        by: 'jtran',
        ago: '2d 13h',
        body: 'I registered my upstairs, $40, five minutes. For a single room I honestly don’t know. I’d ask before, the late fee is double.',
        up: ['deb'],
      },
    ],
    case: {
      triggers: [
        {
          kind: 'asker',
          ago: '1d 16h',
          by: 'deb',
          reason: 'The student wants to move in at the end of next week and I want to do it right.',
        },
      ],
    },
  },
];
