import { defineWords } from '~/platform/i18n/words';

/** What a thread says of an answer that is on its way to staff, or came back from them. */
export const proposalWords = defineWords(
  'proposals',
  {
    propose: 'Ask staff to confirm this',
    proposed: 'Suggested to staff',
    in_review: 'Being checked by staff',
    returned: 'Staff looked at this on {{when}} and did not confirm it yet: {{note}}',
    refused: 'Staff looked at this on {{when}} and will not confirm it: {{note}}',
    improve: 'Improve the text, and it can be suggested again.',
    mostVotes: 'Most votes',
    improvedBy: 'Improved by {{who}}.',
    whatChanged: 'What changed: {{note}}',
  },
  {
    propose: 'Pedir al personal que la confirme',
    proposed: 'Propuesta al personal',
    in_review: 'El personal la está comprobando',
    returned: 'El personal la revisó el {{when}} y todavía no la confirmó: {{note}}',
    refused: 'El personal la revisó el {{when}} y no la va a confirmar: {{note}}',
    improve: 'Mejore el texto y podrá proponerse de nuevo.',
    mostVotes: 'La más votada',
    improvedBy: 'Mejorada por {{who}}.',
    whatChanged: 'Qué cambió: {{note}}',
  },
);
