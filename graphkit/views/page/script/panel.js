/* The right-hand column: an overview, an actor's dossier, or the evidence behind a tie. */

const PAGE = 50;
const LONG = 900;

function icon(type, colour, size = 14) {
  const pen = new SvgPen(null);
  drawShape(pen, type, size / 2, size / 2, size / 2 - 2, { fill: colour });
  return svgElement(pen.parts[0], size, size);
}

/** A piece of our own SVG as an element. */
function svgElement(part, width, height) {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${part}</svg>`;
  const svg = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

const typeIcon = (actor) => icon(actor.type, colourOf(actor));
const chooseActor = (actor) => { change({ actor, tie: null, steps: 0, view: state.view }, { push: true }); bringIntoView(actor); };
const chooseTie = (a, b) => change({ tie: [a, b], actor: state.steps ? state.actor : null }, { push: true });

function renderPanel() {
  const panel = byId('details'), active = document.activeElement, inside = panel.contains(active), id = active?.id;
  const content = state.tie ? tiePanel(...state.tie) : state.actor !== null ? dossier(state.actor)
    : state.words ? passages(state.words) : overview();
  panel.replaceChildren(...content.filter(Boolean));
  if (inside) (byId(id) || panel).focus({ preventScroll: true });
  panel.scrollTop = 0;
}

/** A list of buttons, each with a bar: [actor, text, value, onClick, kind]. */
function barList(rows, { most } = {}) {
  const top = most || rows.reduce((max, row) => Math.max(max, row.value), 0) || 1;
  return el('ul', { class: 'bars' }, ...rows.map(({ mark, name, value, text, onClick, quote }) => el('li', {},
    el('button', { type: 'button', onClick },
      mark, nameOf(name),
      el('span', { class: 'value' },
        el('span', { class: quote ? 'bar quote' : 'bar', style: { width: `${Math.max(2, (56 * value) / top)}px` } }), el('span', { class: 'figure' }, text || showValue(value)))))));
}

function listWithMore(rows, make, first = 8) {
  const holder = el('div');
  const show = (all) => holder.replaceChildren(make(all ? rows : rows.slice(0, first)),
    ...(all || rows.length <= first ? [] : [el('button', { type: 'button', class: 'more', onClick: () => { show(true); holder.querySelectorAll('button')[first]?.focus(); } }, `Show all ${wholeNumber.format(rows.length)}`)]));
  show(false);
  return holder;
}

const heading = (text, aside = '') => el('h3', {}, text, aside ? el('span', { class: 'muted' }, aside) : null);

/* Overview */

function overview() {
  if (!actors.length) return [el('h2', {}, 'Nothing found'), el('p', { class: 'about' }, 'No actor was found in these articles, so there is no graph to show.')];
  const present = actors.filter((_, i) => visible.actors[i]);
  const measure = state.size === 'equal' ? 'strength' : state.size;
  const best = [...present].sort((a, b) => valueOf(b, measure) - valueOf(a, measure) || a.number - b.number);
  const actorRow = (actor) => ({ mark: typeIcon(actor), name: actor.name, value: valueOf(actor, measure), onClick: () => chooseActor(actor.number) });
  const strong = (kind) => edges.filter((edge) => visible.edges[edge.number] && edge.kind === kind).sort((a, b) => b.weight - a.weight || a.number - b.number);
  const tieRow = (edge) => ({
    mark: el('span'), name: `${actors[edge.source].name} ${edge.kind ? '→' : '–'} ${actors[edge.target].name}`, value: edge.weight, quote: edge.kind === 1,
    onClick: () => chooseTie(edge.source, edge.target),
  });
  const parts = [
    el('h2', {}, 'At a glance'),
    el('p', { class: 'about' }, 'Choose an actor or a tie, here or in the graph, to read the sentences behind it.'),
    heading(MEASURE_TEXTS[measure][0], 'actors'), listWithMore(best.slice(0, 50), (rows) => barList(rows.map(actorRow))),
  ];
  for (const [kind, title] of [[0, 'Mentioned together most'], [1, 'Who speaks about whom']]) {
    const list = strong(kind);
    if (list.length) parts.push(heading(title, 'ties'), listWithMore(list.slice(0, 50), (rows) => barList(rows.map(tieRow), { most: list[0].weight }), 6));
  }
  return parts;
}

/* Sentences that hold certain words */

/** Sentences with all the words, in their order in the data: [number, the visible edges they stand behind]. */
function findSentences(text) {
  const words = fold(text).split(' ').filter(Boolean);
  if (!words.length) return [];
  const found = new Map();
  for (const edge of edges) {
    if (!visible.edges[edge.number]) continue;
    for (const reference of edge.evidence) {
      const folded = foldedSentence(reference[0]);
      if (!words.every((word) => folded.includes(word))) continue;
      if (!found.has(reference[0])) found.set(reference[0], []);
      found.get(reference[0]).push({ edge, reference });
    }
  }
  return [...found.entries()].sort((a, b) => a[0] - b[0]).map(([, list]) => list);
}

const foldedSentences = new Map();
function foldedSentence(number) {
  if (!foldedSentences.has(number)) foldedSentences.set(number, fold(DATA.sentences[number][5]));
  return foldedSentences.get(number);
}

function passages(text) {
  const found = findSentences(text);
  const lead = (list) => el('span', {}, ...list.slice(0, 3).flatMap(({ edge }, i) => [i ? ', ' : '',
    el('button', { type: 'button', class: 'link', onClick: () => chooseTie(edge.source, edge.target) }, el('bdi', {}, actors[edge.source].name), edge.kind ? ' → ' : ' – ', el('bdi', {}, actors[edge.target].name))]),
  list.length > 3 ? ` and ${list.length - 3} more` : '');
  const all = (list) => [list[0].reference[0], ...new Set(list.flatMap(({ reference }) => pairs(reference.slice(1))).map(String))]
    .flatMap((part, i) => (i ? part.split(',').map(Number) : part));
  return [
    el('button', { type: 'button', class: 'link back', onClick: () => change({ words: '' }, { push: true }) }, '← Back'),
    el('p', { class: 'kicker' }, `${count(found.length, 'passage')} behind the visible ties`),
    el('h2', { dir: 'auto' }, `“${text}”`),
    heading('Passages'),
    found.length ? listWithMore(found, (rows) => el('ul', { class: 'evidence' }, ...rows.map((list) => evidenceItem(all(list), lead(list)))), PAGE) : el('p', { class: 'about' }, 'No sentence holds these words.'),
  ];
}

/** Consecutive pairs of a list. */
const pairs = (list) => Array.from({ length: Math.floor(list.length / 2) }, (_, i) => [list[2 * i], list[2 * i + 1]]);

/* An actor */

function dossier(number) {
  const actor = actors[number];
  const out = edges.filter((edge) => edge.kind === 1 && edge.source === number), about = edges.filter((edge) => edge.kind === 1 && edge.target === number);
  const steps = (n, text) => el('button', { type: 'button', id: `steps-${n}`, attributes: { 'aria-pressed': String(state.steps === n) }, onClick: () => { change({ steps: n }, { push: true }); touched = false; fit(); } }, text);
  const neighbours = [...actor.ties].map(([other, list]) => ({ other, list, weight: tieWeight(list) })).sort((a, b) => b.weight - a.weight || a.other - b.other);
  return [
    el('p', { class: 'kicker' }, typeIcon(actor), `${TYPE_NAMES[actor.type]}`, communityText(actor)),
    el('h2', { dir: 'auto' }, actor.name),
    aliasText(actor),
    el('p', { class: 'about' }, [`${count(actor.mentions, 'mention')} in ${count(actor.documents, 'article')}`, showDays(actor.first, actor.last)].filter(Boolean).join(' · ')),
    visible.actors[number] ? null : el('p', { class: 'about' }, 'The filters hide this actor at present. ', el('button', { type: 'button', class: 'link', onClick: clearFilters }, 'Clear the filters')),
    el('div', { class: 'actions', role: 'group', attributes: { 'aria-label': 'Surroundings' } }, steps(0, 'Everything'), steps(1, '1 step around'), steps(2, '2 steps around')),
    heading('Ties', count(neighbours.length, 'actor')),
    neighbours.length ? listWithMore(neighbours, (rows) => barList(rows.map(({ other, list, weight }) => ({
      mark: typeIcon(actors[other]), name: actors[other].name, value: weight, quote: list.every((edge) => edge.kind === 1), onClick: () => chooseTie(number, other),
    })), { most: neighbours[0].weight })) : el('p', { class: 'about' }, 'No ties: it is never mentioned together with another actor, and no quote links it.'),
    ...quotesOf('What they said', out, (edge) => ['about ', edge.target]),
    ...quotesOf('What was said of them', about, (edge) => ['by ', edge.source]),
    heading('Position in the network', `of ${wholeNumber.format(DATA.total[0])}`),
    measureTable(actor),
  ];
}

function communityText(actor) {
  const [label, size] = DATA.communities[actor.community];
  return size > 1 ? el('span', { title: `Group of ${size}: ${label}` }, `· group of ${groupName(actor.community)}`) : null;
}

function aliasText(actor) {
  if (!actor.aliases.length) return null;
  const some = actor.aliases.slice(0, 12), more = actor.aliases.length - some.length;
  return el('p', { class: 'about' }, 'Also written ', ...some.flatMap((alias, i) => [i ? ', ' : '', el('bdi', {}, `“${alias}”`)]), more > 0 ? ` and ${more} more` : '');
}

function measureTable(actor) {
  const row = (name, i) => {
    const [title, text] = MEASURE_TEXTS[name];
    const estimate = DATA.estimates.includes(name) ? ' (estimate)' : '';
    return el('tr', {}, el('th', { scope: 'row', title: text }, title + estimate), el('td', {}, showValue(actor.values[i])), el('td', { class: 'muted' }, actor.values[i] ? `${wholeNumber.format(actor.ranks[i])}.` : '–'));
  };
  return el('table', { class: 'measures' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Measure'), el('th', { scope: 'col' }, 'Value'), el('th', { scope: 'col' }, 'Rank'))),
    el('tbody', {}, ...DATA.measures.map(row)));
}

function quotesOf(title, list, who) {
  const rows = list.flatMap((edge) => edge.evidence.map((reference) => ({ edge, reference })));
  if (!rows.length) return [];
  rows.sort((a, b) => (sentenceOf(a.reference).day < sentenceOf(b.reference).day ? 1 : -1));
  return [heading(title, count(rows.length, 'passage')), listWithMore(rows, (some) => el('ul', { class: 'evidence' }, ...some.map(({ edge, reference }) => {
    const [word, other] = who(edge);
    return evidenceItem(reference, el('span', {}, word, el('button', { type: 'button', class: 'link', onClick: () => chooseTie(edge.source, edge.target) }, el('bdi', {}, actors[other].name))));
  })), 4)];
}

/* A tie */

function tiePanel(a, b) {
  const list = (actors[a].ties.get(b) || []).slice().sort((x, y) => x.kind - y.kind || x.source - y.source);
  const link = (number) => el('button', { type: 'button', class: 'link', onClick: () => chooseActor(number) }, el('bdi', {}, actors[number].name));
  const first = list.map((edge) => edge.first).filter(Boolean).sort()[0] || '', last = list.map((edge) => edge.last).filter(Boolean).sort().at(-1) || '';
  return [
    el('button', { type: 'button', class: 'link back', onClick: () => change({ tie: null, actor: state.steps ? state.actor : null }, { push: true }) }, '← Back'),
    el('p', { class: 'kicker' }, 'Tie between'),
    el('h2', { class: 'pair' }, link(a), el('span', { class: 'muted' }, 'and'), link(b)),
    first ? el('p', { class: 'about' }, showDays(first, last)) : null,
    ...(list.length ? list.flatMap(edgeSection) : [el('p', { class: 'about' }, 'There is no tie between these two on this page.')]),
  ];
}

function edgeSection(edge) {
  const [a, b] = [actors[edge.source].name, actors[edge.target].name];
  const title = edge.kind === 0 ? 'Mentioned together' : el('span', {}, el('bdi', {}, a), ' speaks about ', el('bdi', {}, b));
  const facts = [`weight ${wholeNumber.format(edge.weight)}`, count(edge.documents, 'article')];
  if (edge.raw > edge.weight) facts.splice(1, 0, `${wholeNumber.format(edge.raw)} with repeats`);
  const key = [];
  if (edge.npmi !== null) key.push(`Association ${edge.npmi.toFixed(2)} (−1 to 1)`);
  if (edge.significance !== null) key.push(`significance G² ${edge.significance.toFixed(1)}`);
  return [
    el('h3', {}, title, el('span', { class: 'muted' }, facts.join(' · '))),
    key.length ? el('p', { class: 'key', title: 'Association is normalised pointwise mutual information over sentences; G² is the log-likelihood ratio, above 10.8 is less than one in a thousand by chance.' }, key.join(' · ')) : null,
    edge.evidence.length ? evidencePages(edge) : el('p', { class: 'about' }, 'No sentences are stored for this tie.'),
  ].filter(Boolean);
}

/** The evidence of an edge, fifty pieces at a time. */
function evidencePages(edge) {
  const list = el('ul', { class: 'evidence' }), holder = el('div', {}, list);
  const more = el('button', { type: 'button', class: 'more' });
  let shown = 0;
  const show = () => {
    const part = edge.evidence.slice(shown, shown + PAGE);
    const items = part.map((reference) => evidenceItem(reference));
    list.append(...items);
    if (shown) items[0]?.querySelector('button')?.focus();
    shown += part.length;
    const left = edge.evidence.length - shown;
    more.textContent = `Show ${wholeNumber.format(Math.min(PAGE, left))} more of ${wholeNumber.format(left)}`;
    more.hidden = left === 0;
  };
  more.addEventListener('click', show);
  show();
  holder.append(more);
  if (edge.raw > edge.evidence.length) holder.append(el('p', { class: 'key' }, `${wholeNumber.format(edge.evidence.length)} of ${wholeNumber.format(edge.raw)} pieces of evidence are in this page; the evidence store holds all.`));
  return holder;
}

const EVIDENCE_KINDS = {
  sentence: 'mentioned together', direct: 'direct quote', indirect: 'indirect quote', mixed: 'partly direct quote',
};

function evidenceItem(reference, lead = null) {
  const sentence = sentenceOf(reference);
  const quote = el('blockquote', { dir: 'auto' });
  const long = sentence.text.length > LONG;
  const fill = (all) => quote.replaceChildren(...marked(sentence, all ? null : excerpt(sentence)));
  fill(!long);
  const sure = sentence.confidence < 1 ? `certainty ${sentence.confidence.toFixed(2)}` : '';
  const parts = [lead, sentence.outlet ? el('bdi', {}, sentence.outlet) : null, sentence.day ? showDay(sentence.day) : null, EVIDENCE_KINDS[sentence.kind], sure || null,
    el('bdi', { title: `Characters ${sentence.start} to ${sentence.end} of the file` }, `${sentence.path} : ${sentence.start}–${sentence.end}`)].filter(Boolean);
  const copy = el('button', { type: 'button', class: 'copy', onClick: () => copyText(citation(sentence), copy) }, 'Copy');
  copy.setAttribute('aria-label', 'Copy the sentence with its source');
  return el('li', {}, quote,
    long ? el('button', { type: 'button', class: 'link', onClick: (event) => { fill(true); event.target.remove(); } }, 'Show the whole passage') : null,
    el('p', { class: 'source' }, ...parts.map((part) => el('span', {}, part)), copy));
}

/** The part of a long passage around its first highlight. */
function excerpt({ text, spans }) {
  const middle = spans.length ? spans[0] : 0;
  const start = Math.max(0, middle - 250);
  return [start, Math.min(text.length, start + 650)];
}

/** The sentence as text nodes and marks: the two actors, and the words between quotation marks. */
function marked({ text, spans, kind }, range) {
  const [from, to] = range || [0, text.length];
  const said = kind === 'direct' || kind === 'mixed' ? saidSpans(text) : [];
  const named = pairs(spans);
  const cuts = [...new Set([from, to, ...[...said, ...named].flat().filter((at) => at > from && at < to)])].sort((a, b) => a - b);
  const inside = (list, at) => list.some(([start, end]) => start <= at && at < end);
  const parts = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const piece = text.slice(cuts[i], cuts[i + 1]);
    const words = inside(said, cuts[i]) ? el('span', { class: 'said' }, piece) : piece;
    parts.push(inside(named, cuts[i]) ? el('mark', {}, words) : words);
  }
  if (from > 0) parts.unshift('… ');
  if (to < text.length) parts.push(' …');
  return parts;
}

function saidSpans(text) {
  const spans = [];
  for (const match of text.matchAll(/“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|(?<=^|\s)[‘'](?=\S)[^’']*(?:[’'](?=\w)[^’']*)*[’'](?=\s|$|[,.;:!?])/g)) {
    spans.push([match.index, match.index + match[0].length]);
  }
  return spans;
}

const citation = (sentence) => [`“${sentence.text}”`, [sentence.outlet, sentence.day ? showDay(sentence.day) : ''].filter(Boolean).join(', '), `${sentence.path}, characters ${sentence.start}–${sentence.end}`].filter(Boolean).join('\n');

async function copyText(text, button) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    const area = el('textarea', { value: text, class: 'unseen' });
    document.body.append(area);
    area.select();
    done = document.execCommand('copy');
    area.remove();
  }
  const label = button.textContent;
  button.textContent = done ? 'Copied' : 'Not allowed';
  say(done ? 'Copied with its source.' : 'The browser does not allow copying here.');
  setTimeout(() => { button.textContent = label; button.focus(); }, 1200);
}
