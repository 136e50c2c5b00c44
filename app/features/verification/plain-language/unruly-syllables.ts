/**
 * Common words whose syllables the rules get wrong, by how many they have: what the rules and the first pronunciation of the CMU Pronouncing
 * Dictionary (Carnegie Mellon University, BSD) say differently among some 16,000 words of films and of public offices' answers. *fire* and
 * *hour* have one.
 */
const byCount: Readonly<Record<number, string>> = {
  1: `
    axe bagged beer beers begged blanche blonde blondes bombed bronze bugged burke bye calmed charged charles cheer cheers cheque cheques
    ciao clarke climbed corpse crawled crewe dea deer dragged drawer drawers drugged dye dyed else false filmed forged george glimpse
    grabbed grande helped holmes hugged lapse leagues liang lieu logged lowe marched morgue mugged oui owe owes peer peers pegged pier
    plagued plaque plugged prayer prayers preach prepped pressed prey priest probe probes prone proof proud prove proved proves pulse queen
    queens queer reese rigged robbed rubbed rye scrubbed searched seer seoul sheer sioux squeak squeal squeals squeeze squeezed stabbed
    stalked steer syed tagged talked thorpe tier tongue tongues urged walked whoa`,
  2: `
    absorbed adieu alfred antique antiques anxious aqua ashes asia aspirin ave averaged awfully bachelors backyard barefoot baseball
    baseline bateman beaches berkeley billion billions bizarre bloodshed bluish boredom bosses boutique bracelet bracelets branches
    bridegroom bridesmaid bridesmaids brilliance brilliant brushes buenos buick bushes cafe carefree carriage casework cashier catholic
    catholics cautious caveman chaos charleston charlotte cheesecake chloe chocolate chocolates choir classes cleveland coaches cobbler
    cocoa collapse colleagues collier colonel comeback conquer conscious courses courtyard crashes crooked crosses cruel curses cushion
    deluxe desperate dialed diamond diamonds diane diaper discharged doing dresses driveway duel dungeon duo eclipse elsewhere embalmed
    emerald emerged evening evenings every eyeball eyeballs eyebrow eyebrows eyelids eyesight farewell fashion fashioned fatigue fireball
    firefox fireman firemen fireplace firepower firewood fireworks fishes flashes fleeing fluid fluids foia forest forests framework frasier
    frederick frequent frontier fuel fuels gambler gamblers gateway genius georgia gimme giraffe glasses gmail going goodbye goodbyes
    gracious gravesite graveyard guesses guideline guidelines guzzler hades hereby hideout homebound homeland homemade homepage homesick
    hometown homework horseback horses household households housewife housewives iceberg icebox iceland iceman impulse inches indulge
    interest interests interned intrigue intrigued ireland jameson jesse joel joey jose jukebox julius junior junkyard kenya kisses lawyer
    lawyers leasehold leonard leopard lifeboat lifeguard lifelong lifespan lifestyle lifetime likewise livestock losses luncheon lunches
    marriage masses maybe measles messes million millions misses monsieur mrs mystique naive naked nineteen ninety noah noel notebook
    notebooks nurses omelet oneself opera passes peaches peeing people peoples persuade phoebe pigeon pigeons pipeline platinum poem poems
    poet poets posse preacher preaching precious premier princeton privilege privileged proofing proudly psyche punches pushes racetrack
    reaches reindeer riches roaches rosebud ruin ruined ruins russia safeguard safety salesman salesmen savior sawyer scarecrow science
    seeing senior seniors sequence several shakespeare siam skateboard soldier soldiers sophomore sovereign spacecraft speeches splashes
    squeaking squeaky squealing squeezing stakeout stallion storeroom suing surgeon surgeons takeoff takeout tattooed teaches technique
    techniques theories theory thereby therefore thereof thereto timeline timeshare touches trademark trademarks trenches unions unique
    valiant vicious vineyard washes wednesday wednesdays werewolf werewolves wholesale wicked widespread william williams wishes wretched`,
  3: `
    abc achilles acreage actresses addresses adobe agreeing allegiance ambient ambitious amelia ammonia amnesia angeles anyone aorta apache
    apaches approaches area areas arguing ariel atm atp australia australian avalanche basically beatrice beautifully beforehand behavior
    behaviors behaviour billionaire brazilian businessman businessmen canoeing captioning caregiver caregivers carelessness caretaker
    caretakers carriages caseworker chandelier cheeseburger chihuahua civilian civilians cockroaches concierge consciousness consequence
    contagious coyote coyotes csi debutante delicious deline delinquent diapering diapers diego differently dismisses dolores dominique
    echoing elaborate element elements ems entirety epa equation equity especially etiquette everyday everything everywhere excellency
    eyewitness familiar fbi fda ferocious fiance fictional fiery finale finishes firefighting forensic forensics forestry forever
    frequencies frequency frequently functional functioning gabriel geniuses genuine harriet hawaii hawaiian hercules heroic heroin heroine
    hideous hiv homecoming homelessness homeowner hopelessly housekeeper housekeeping hustler ideas illnesses imagery infectious ingenious
    interested interesting irs isaiah issuing italian jeopardize jeopardy karate korea korean koreans liaison liaisons lieutenant likelihood
    linear livelihood loneliness makeover malicious marriages medallion medallions medically mentioning messiah millionaire millionaires
    montgomery moreover morpheus museum museums naomi nausea niagara norwegian nuclear nucleic oahu oasis obnoxious ongoing optional orestes
    orgasms orient orion orleans outgoing overcharged overwhelmed pacemakers parliament passionate peculiar persuaded persuasion persuasive
    pneumonia poetic poetry policeman policemen possesses possession possessions practically prestigious pretentious privileges processes
    pursuing questioning questionnaire questionnaires raphael reacted reacting reactor reactors readjust reagent reagents rearrange
    reassigned rebellion recipe recipes recovery reinforce religious remarriage rescuing rna rosemary ruining rulemaking sandwiches sba
    sciences scientist scientists seagoing seattle sesame shareholder shareholders siamese sierra sightseeing simpler socrates solely
    soviets subconscious subsequent suicide suicides sunglasses suspicious synagogues takeover temperature temperatures theater theaters
    theatre tiara timetable tokyo tragically tuition typewriter typically ufo ufos unconscious url usa valuable valuing vegetable vegetables
    vexatious vienna vietnam virginia visualize visually volunteer volunteers waitresses wastewater weaknesses whoever witnesses wrestler
    wyoming`,
  4: `
    adhd affectionate anesthesia aneurysm anxiety aphrodite apocalypse apportionment asap auxiliary behavioral biosafety businessperson
    california caribbean coincidence commissioner commissioners compassionate congressional consequences continuing continuum conventional
    cooperate coordinate coordinates correctional cryogenic dementia diabetes diarrhea dictionary dietary dysfunctional edinburgh elementary
    emotionally establishes etc european everybody exceptional experience experienced fashionable genetically genuinely initiate inquiries
    instructional intentional intuition ironically kamikaze karaoke laboratories laboratory marijuana mechanisms missionary neanderthal
    negotiate neuroscience nicaragua nonessential nonreligious oblivion oceanic oriental paranoia passionately penelope pennsylvania
    preparedness professional professionals questionable readjustment rearranging reassignment reassuring receptionist recipients refueling
    reinforcements reinstatement repossession requiring retroactive reunited riviera santiago satisfactory scientific society specifically
    spontaneous suicidal superstitious theatrical unfamiliar unreasonable usda veterinary vietnamese whatsoever`,
  5: `
    aphrodisiac appreciation automatically categorically concessionary cooperating cooperation cooperative coordinated coordination
    coordinator coordinators enthusiasm enthusiastic erroneously exceptionally experiences experiencing hypothetically initiated initiation
    intentionally louisiana minneapolis motorcyclists negotiated negotiating negotiation negotiations orientation overreacted overreacting
    professionally psychologically unprofessional veterinarian`,
  6: `
    gastrointestinal mediterranean reunification simultaneously uncooperative`,
  7: `
    confidentiality`,
};

export const unruly: ReadonlyMap<string, number> = new Map(
  Object.entries(byCount).flatMap(([count, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word) => [word, Number(count)] as const),
  ),
);
