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

const subjects =
  'refrigerator mattress permit license sidewalk tree pothole streetlight bus ticket library card water bill tax payment parking space school lunch dog tag fence shed noise complaint recycling bin compost yard waste storm drain sewer crosswalk speed hump park bench playground pool pass birth certificate marriage record voter ballot food truck vaccine clinic rent increase repair heater mold smoke alarm sandbag flood map snow plow leaf pickup battery paint tire bicycle lane scooter ramp curb driveway address change passport photo'.split(
    ' ',
  );
const places =
  'harbor mill cedar linden alder pier market river hill station bridge garden church factory meadow orchard spring forest lake shore'.split(
    ' ',
  );
const verbs = 'leave get renew report pay cancel move replace find book appeal register transfer return fix'.split(' ');

/** Writes titles, texts and odd words whose frequencies fall off as words do in a language (Zipf). */
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

  /** One of 40,000 made-up words, the first ones far more often than the last. */
  rare(): string {
    const rank = Math.floor(40_000 ** this.#next());
    return `${this.pick(places)}${rank.toString(36)}`;
  }

  title(): string {
    const [verb, subject, place] = [this.pick(verbs), this.pick(subjects), this.pick(places)];
    const forms = [
      `Where do I ${verb} a ${subject} near ${place} street?`,
      `How long does it take to ${verb} my ${subject} at ${this.rare()}?`,
      `Who can ${verb} the ${subject} on ${place} avenue ${this.upTo(900)}?`,
      `Why did nobody ${verb} the ${subject} in ${this.rare()} ${place}?`,
    ];
    return this.pick(forms);
  }

  text(sentences: number): string {
    return Array.from(
      { length: sentences },
      () =>
        `We tried to ${this.pick(verbs)} the ${this.pick(subjects)} by the ${this.pick(places)}, ${this.rare()} said ${this.pick(subjects)}.`,
    ).join(' ');
  }
}
