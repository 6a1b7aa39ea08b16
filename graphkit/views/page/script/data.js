/* The network as the page knows it. Actors and edges are numbered; node n7 of the drawing is actor 7. */

const DATA = JSON.parse(byId('data').textContent);
const PLACES = JSON.parse(byId('nodes').textContent);
const SPRINGS = JSON.parse(byId('edges').textContent);

const TYPE_NAMES = { PERSON: 'Person', ORG: 'Organisation', GPE: 'State or city', NORP: 'People', GROUP: 'Group' };
const TYPE_PLURALS = {
  PERSON: 'People',
  ORG: 'Organisations',
  GPE: 'States and cities',
  NORP: 'Peoples',
  GROUP: 'Groups',
};
const TYPE_ORDER = ['PERSON', 'ORG', 'GPE', 'GROUP', 'NORP'];
const KIND_NAMES = ['Mentioned together', 'Speaks about'];
/** Where two actors are mentioned together: "in one sentence", "within 25 words". */
const WINDOW = /^\d/.test(DATA.window)
  ? `within ${DATA.window}`
  : `in one ${DATA.window === 'document' ? 'article' : DATA.window}`;
const MEASURE_TEXTS = {
  strength: [
    'Mentioned together',
    'How often it is mentioned together with others: the sum of the weights, quotes left out (strength).',
  ],
  degree: ['Mentioned with', 'With how many actors it is mentioned together (degree).'],
  betweenness: [
    'Between others',
    'Share of the shortest paths between two others that lead through it, 0 to 1 (betweenness).',
  ],
  closeness: [
    'Closeness',
    'How near it is to all others, 1 is tied to everybody by the heaviest tie (harmonic closeness).',
  ],
  eigenvector: [
    'Tied to the central',
    'High for actors with ties to actors of high value, in the largest connected part (eigenvector centrality).',
  ],
  core: [
    'Core',
    'Largest number k for which it belongs to a group whose members have k ties to each other (core number).',
  ],
  quotes_given: ['Speaks about others', 'A quote about two actors counts twice, copies of a story count once.'],
  quotes_received: ['Spoken about', 'A quote about two actors counts for both, copies of a story count once.'],
  pagerank: ['Spoken about by the spoken about', 'PageRank on who speaks about whom; sums to 1.'],
};
const PALETTE_SIZE = DATA.palette.light.length;

const edges = DATA.edges.map(
  ([source, target, kind, weight, raw, documents, npmi, significance, first, last, cueClasses, evidence], number) => ({
    number,
    source,
    target,
    kind,
    weight,
    raw,
    documents,
    npmi,
    significance,
    first,
    last,
    cueClasses,
    evidence,
  }),
);

const actors = DATA.actors.map((actor, number) => ({
  ...actor,
  number,
  ties: new Map(),
  heaviest: 0,
  label: oneLine(actor.name),
  group: actor.community < PALETTE_SIZE && DATA.communities[actor.community][1] > 1 ? actor.community : -1,
  keys: [actor.name, ...actor.aliases].map(fold),
}));

for (const edge of edges) {
  for (const [one, other] of [
    [edge.source, edge.target],
    [edge.target, edge.source],
  ]) {
    const ties = actors[one].ties;
    if (!ties.has(other)) ties.set(other, []);
    ties.get(other).push(edge);
    actors[one].heaviest += edge.weight;
  }
}

/** The two strongest of each group, to name it by. */
const groupNames = new Map();
for (const actor of [...actors].sort((a, b) => b.heaviest - a.heaviest || a.number - b.number)) {
  const names = groupNames.get(actor.community) || [];
  if (names.length < 2) groupNames.set(actor.community, [...names, oneLine(actor.name, 30)]);
}
const groupName = (community) => (groupNames.get(community) || []).join(', ');

const byActorId = new Map(actors.map((actor) => [actor.id, actor.number]));
const heaviestEdge = edges.reduce((most, edge) => Math.max(most, edge.weight), 1);
/** 0 to 1, on a logarithmic scale: a tie of weight 1 is thin, one of the heaviest thick, whatever lies between. */
const shareOf = (edge) => Math.log1p(Math.max(weightOf(edge), 1) - 1) / Math.max(Math.log(heaviestEdge), 1);
const valueOf = (actor, measure) => actor.values[DATA.measures.indexOf(measure)];
const tieWeight = (list) => list.reduce((sum, edge) => sum + weightOf(edge), 0);

const sentenceOf = (reference) => {
  const [document, start, end, kind, confidence, text, rule, together = []] = DATA.sentences[reference[0]];
  const [id, path, day, outlet] = DATA.documents[document];
  const spans = triples(reference.slice(1));
  return { id, path, day, outlet, start, end, kind, confidence, text, rule, together, spans };
};

/** The evidence as { day, copy }, equal copies having one `copy`; null where it does not add up to the weight. */
for (const edge of edges) {
  const said = edge.evidence.map(sentenceOf);
  const perPiece = edge.raw === edge.weight;
  const pieces = said.map(({ day, text }, i) => ({ day, copy: perPiece ? i : fold(text) }));
  const whole = edge.raw === pieces.length && new Set(pieces.map(({ copy }) => copy)).size === edge.weight;
  edge.pieces = whole ? pieces : null;
  edge.undated = !edge.first && !edge.last && said.every(({ day }) => !day);
}
const allDays = [
  ...new Set(edges.flatMap((edge) => [...(edge.pieces || []).map(({ day }) => day), edge.first, edge.last])),
]
  .filter(Boolean)
  .sort();
