/** A small fast generator with a seed (mulberry32), so that the same call makes the same town. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const listed = (words: string) => words.split(' ');

const subjects = listed(
  'permit refrigerator mattress license sidewalk tree pothole streetlight bus ticket library card water bill tax payment parking space school lunch dog tag fence shed noise complaint recycling bin compost yard waste storm drain sewer crosswalk speed hump park bench playground pool pass birth certificate marriage record voter ballot food truck vaccine clinic rent increase repair heater mold smoke alarm sandbag flood map snow plow leaf pickup battery paint tire bicycle lane scooter ramp curb driveway address change passport photo',
);
const places = listed(
  'harbor mill cedar linden alder pier market river hill station bridge garden church factory meadow orchard spring forest lake shore',
);
const verbs = listed('leave get renew report pay cancel move replace find book appeal register transfer return fix');
const common = listed(
  'city office day time need form street house week people work year help number phone pay home place call free month service question answer hour door letter name fee morning apartment building family owner neighbor landlord tenant account online page date early late open closed paper copy proof money check cash state county department inspector crew schedule list wait line desk room floor child parent senior student teacher doctor nurse driver car road corner block light sign notice rule law code court judge fine meter plan project budget meeting council mayor vote email website computer key lock window roof wall kitchen bath pipe leak heat power gas electric oil garbage bag box can truck route stop train ferry ride trip ticket rider wheel bike path trail field grass branch leaf root animal cat bird rat bee noise music party fire police ambulance hospital insurance benefit income job worker business shop store market food stand vendor event festival film',
);
/** About half of a text; the search index leaves them out. */
const little = listed(
  'the to and a of in it is for that on you with we they at this was have but not from be are or as had if then so by what when there',
);

/** Different words of a large forum beyond the small ones: names, places and misspellings make most of them. */
const vocabulary = 60_000;
/** The flat top of Zipf's curve (Mandelbrot): the most frequent of these words makes up half a percent of them. */
const flat = 25;

const syllables = listed('b c d f g h j k l m n p r s t v w z br st').flatMap((c) => [...'aeiou'].map((v) => c + v));
const head = [...new Set([...common, ...subjects, ...places, ...verbs])];

/** The word of a rank: known ones first, then made-up ones that can be spoken. */
function wordOf(rank: number): string {
  const known = head[rank];
  if (known) return known;
  let word = '';
  for (let rest = rank - head.length + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return `${word}n`;
}

/** What a thread is about: its words come up again and again in it. */
export type Theme = { verb: string; subject: string; place: string; words: string[] };

/**
 * Writes titles and texts whose word frequencies are like those of a language: a few small words, a long tail of rare ones (Zipf and
 * Mandelbrot), and words that a thread keeps to. How search behaves at size depends on that.
 */
export class Writer {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  get chance(): number {
    return this.#next();
  }

  upTo(n: number): number {
    return Math.floor(this.#next() * n);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.upTo(list.length)] as T;
  }

  word(): string {
    return wordOf(Math.floor(flat * ((vocabulary + flat) / flat) ** this.#next() - flat));
  }

  /** One of a list, the first ones more often. */
  #often(list: readonly string[]): string {
    return list[Math.floor(6 * ((list.length + 6) / 6) ** this.#next() - 6)] as string;
  }

  theme(): Theme {
    const words = Array.from({ length: 2 + this.upTo(4) }, () => this.word());
    return { verb: this.#often(verbs), subject: this.#often(subjects), place: this.#often(places), words };
  }

  title({ verb, subject, place, words: [word = 'day', other = 'week'] }: Theme): string {
    const forms = [
      `Where do I ${verb} a ${subject} near ${place} street?`,
      `How long does it take to ${verb} my ${subject} at ${word}?`,
      `Who can ${verb} the ${subject} on ${place} avenue ${this.upTo(900)}?`,
      `Why did nobody ${verb} the ${subject} in ${word} ${place}?`,
      `Can I ${verb} a ${subject} without ${word} or ${other}?`,
    ];
    return this.pick(forms);
  }

  text(sentences: number, theme: Theme): string {
    const own = [theme.verb, theme.subject, theme.place, ...theme.words];
    const one = () => {
      const kind = this.#next();
      if (kind < 0.5) return this.#often(little);
      return kind < 0.6 ? this.pick(own) : this.word();
    };
    return Array.from(
      { length: sentences },
      () => `We ${Array.from({ length: 7 + this.upTo(8) }, one).join(' ')}.`,
    ).join(' ');
  }
}
