import { defineWords } from '~/platform/i18n/words';

/** What its writer is told before and after writing a closing answer that others have to confirm. */
export const closingWords = defineWords(
  'closing',
  {
    highTitle: 'Two colleagues confirm what you write here',
    high: 'The risk of this topic is high. Your answer appears in public at once, not yet as official, and goes to the verification desk with its sources. One colleague confirms it, a second one approves it: then it is official and this case is resolved.',
    can_one: 'Only {{people}} may do that, and it takes two. Ask a lead for a delegation of high risk.',
    can_other: 'These may: {{people}}. They are told.',
    canNobody:
      'Nobody but you may do that. Ask a lead to give two colleagues a delegation of high risk before you write.',
    delegationTitle: 'You cannot make an answer official here',
    delegation:
      'You have no delegation for this topic. Save your answer as a draft and pass the case to one of these: {{people}}.',
    delegationNobody: 'Nobody has a delegation for this topic. Ask a lead for one; your draft is kept meanwhile.',
    submit: 'Publish and ask for confirmation',
    waitsTitle: 'Your answer waits to be confirmed',
    waits:
      'The case is resolved by itself once two colleagues have confirmed {{answer}}. If they send it back, you hear why.',
    waitsAnswer: 'the answer',
    waitsDesk: 'See it at the verification desk',
    other: 'Another text is official by now. Read it below, then resolve.',
    otherDiff: 'From the text you read to the one that is official now',
  },
  {
    highTitle: 'Dos colegas confirman lo que escriba aquí',
    high: 'El riesgo de este tema es alto. Su respuesta aparece en público enseguida, todavía no como oficial, y va a la mesa de verificación con sus fuentes. Un colega la confirma y otro la aprueba: entonces es oficial y este caso queda resuelto.',
    can_one: 'Solo {{people}} puede hacerlo, y hacen falta dos. Pida a un responsable una delegación de riesgo alto.',
    can_other: 'Pueden hacerlo: {{people}}. Se les avisa.',
    canNobody:
      'Nadie más que usted puede hacerlo. Antes de escribir, pida a un responsable que dé a dos colegas una delegación de riesgo alto.',
    delegationTitle: 'Aquí usted no puede hacer oficial una respuesta',
    delegation:
      'No tiene delegación para este tema. Guarde su respuesta como borrador y pase el caso a una de estas personas: {{people}}.',
    delegationNobody:
      'Nadie tiene delegación para este tema. Pida una a un responsable; su borrador se conserva mientras tanto.',
    submit: 'Publicar y pedir confirmación',
    waitsTitle: 'Su respuesta espera confirmación',
    waits:
      'El caso se resuelve solo cuando dos colegas hayan confirmado {{answer}}. Si la devuelven, usted sabrá por qué.',
    waitsAnswer: 'la respuesta',
    waitsDesk: 'Verla en la mesa de verificación',
    other: 'Ahora es oficial otro texto. Léalo abajo y después resuelva.',
    otherDiff: 'Del texto que leyó al que es oficial ahora',
  },
);
