/* The evidence behind a tie: its sentences with what is known of each. */

function tiePanel(a, b) {
  const list = (actors[a].ties.get(b) || []).slice().sort((x, y) => x.kind - y.kind || x.source - y.source);
  const link = (number) =>
    el(
      'button',
      { type: 'button', class: 'link', onClick: () => chooseActor(number) },
      el('bdi', {}, actors[number].name),
    );
  const first =
      list
        .map((edge) => edge.first)
        .filter(Boolean)
        .sort()[0] || '',
    last =
      list
        .map((edge) => edge.last)
        .filter(Boolean)
        .sort()
        .at(-1) || '';
  return [
    backButton({ tie: null }),
    el('p', { class: 'kicker' }, 'Tie between'),
    el('h2', { class: 'pair' }, link(a), el('span', { class: 'muted' }, 'and'), link(b)),
    first ? el('p', { class: 'about' }, chosenDays() || showDays(first, last)) : null,
    ...(list.length
      ? list.flatMap(edgeSection)
      : [el('p', { class: 'about' }, 'There is no tie between these two on this page.')]),
  ];
}

const ASSOCIATION =
  'Normalised pointwise mutual information, −1 to 1: 0 is as often together as by chance, 1 is never apart.';
const SIGNIFICANCE = 'Log-likelihood ratio: above 10.8 is less than one in a thousand by chance.';

const chosenDays = () =>
  isDated() ? `Chosen: ${showDays(state.from || allDays[0], state.to || allDays.at(-1))}` : '';

/** The weight, and of which days it is where only some are chosen. */
function weightText(edge) {
  const weight = `weight ${wholeNumber.format(weightOf(edge))}`;
  if (!isDated()) return weight;
  return edge.pieces ? `${weight} of ${wholeNumber.format(edge.weight)}, in these days` : `${weight}, of all days`;
}

function edgeSection(edge) {
  const [a, b] = [actors[edge.source].name, actors[edge.target].name];
  const title =
    edge.kind === 0 ? 'Mentioned together' : el('span', {}, el('bdi', {}, a), ' speaks about ', el('bdi', {}, b));
  const facts = [[count(edge.documents, 'article')]];
  if (edge.raw > edge.weight)
    facts.push([`${wholeNumber.format(edge.raw)} with repeats`, 'The weight counts copies of one story once.']);
  if (edge.cueClasses.length) facts.push([edge.cueClasses.join(', '), 'What the reporting words say the speaker did.']);
  if (edge.npmi !== null) facts.push([`association ${showValue(edge.npmi)}`, ASSOCIATION]);
  if (edge.significance !== null) facts.push([`G² ${edge.significance.toFixed(1)}`, SIGNIFICANCE]);
  return [
    el('h3', {}, title, el('span', { class: 'muted' }, weightText(edge))),
    el(
      'p',
      { class: 'key' },
      ...facts.flatMap(([text, meaning], i) => [i ? ' · ' : '', el('span', { title: meaning }, text)]),
    ),
    edge.evidence.length ? evidencePages(edge) : el('p', { class: 'about' }, 'No sentences are stored for this tie.'),
  ].filter(Boolean);
}

/** The evidence of an edge, fifty pieces at a time: what is dated, within the chosen days, then what is not. */
function evidencePages(edge) {
  const make = (part) =>
    el('ul', { class: 'evidence' }, ...part.map((reference) => evidenceItem(reference, null, edge)));
  const dayOf = (reference) => sentenceOf(reference).day;
  const dated = edge.evidence.filter(dayOf),
    undated = edge.evidence.filter((reference) => !dayOf(reference));
  const shown = isDated() ? dated.filter((reference) => inTime(dayOf(reference))) : dated;
  const holder = el('div', {}, shown.length ? listWithMore(shown, make, PAGE) : '');
  const note = (text) => holder.append(el('p', { class: 'key' }, text));
  if (shown.length < dated.length)
    note(`${count(dated.length - shown.length, 'piece')} of evidence of other days left out.`);
  if (undated.length)
    holder.append(
      el('h4', {}, 'Undated', el('span', { class: 'muted' }, count(undated.length, 'piece'))),
      listWithMore(undated, make, PAGE),
    );
  if (edge.raw > edge.evidence.length)
    note(
      `${wholeNumber.format(edge.evidence.length)} of ${wholeNumber.format(edge.raw)} pieces of evidence are in this page; the evidence store holds all.`,
    );
  return holder;
}

const EVIDENCE_KINDS = {
  sentence: 'mentioned together',
  direct: 'direct quote',
  indirect: 'indirect quote',
  mixed: 'partly direct quote',
};

/** One piece of evidence; `lead` opens its last line, `edge` is the tie it is shown for. */
function evidenceItem(reference, lead = null, edge = null) {
  const sentence = sentenceOf(reference);
  const quote = el('blockquote', { dir: 'auto' });
  const long = sentence.text.length > LONG;
  const fill = (all) => quote.replaceChildren(...marked(sentence, all ? null : excerpt(sentence)));
  fill(!long);
  const sure = sentence.rule && sentence.confidence < 1 ? `certainty ${sentence.confidence.toFixed(2)}` : '';
  const parts = [
    lead,
    sentence.outlet ? el('bdi', {}, sentence.outlet) : null,
    sentence.day ? showDay(sentence.day) : null,
    sentence.rule
      ? el('span', { title: `Found by the rule “${sentence.rule}”` }, EVIDENCE_KINDS[sentence.kind])
      : edge && sentence.kind === 'sentence'
        ? null
        : EVIDENCE_KINDS[sentence.kind],
    sentence.together.length
      ? el(
          'span',
          { title: 'One quote, which counts for each of them' },
          'said together by ',
          ...sentence.together.flatMap((name, i) => [i ? ' and ' : '', el('bdi', {}, name)]),
        )
      : null,
    sure || null,
    el(
      'bdi',
      { title: `Characters ${sentence.start} to ${sentence.end} of the file` },
      `${sentence.path} : ${sentence.start}–${sentence.end}`,
    ),
  ].filter(Boolean);
  const copy = el(
    'button',
    { type: 'button', class: 'copy', onClick: () => copyText(citation(sentence), copy) },
    'Copy',
  );
  copy.setAttribute('aria-label', 'Copy the sentence with its source');
  return el(
    'li',
    {},
    quote,
    long
      ? el(
          'button',
          {
            type: 'button',
            class: 'link',
            onClick: (event) => {
              fill(true);
              event.target.remove();
            },
          },
          'Show the whole passage',
        )
      : null,
    edge ? meansOf(sentence, edge) : null,
    el('p', { class: 'source' }, ...parts.map((part) => el('span', {}, part)), copy),
  );
}

const FORMS = {
  named: 'name',
  title: 'office or role',
  nominal: 'description',
  pronoun: 'pronoun',
  metonym: 'seat of government',
};
/** What the rules within a document do, as far as their names do not say it. */
const RULES = {
  name: '',
  'same name': '',
  pronoun: 'the last actor that fits',
  'pronoun of the clause': 'an actor of the same sentence',
  'first person': 'the speaker',
  role: 'the one whom the text gives this role',
  office: 'the only holder of this office',
  'kind of body': 'the only such body in the text',
};

/** How the text refers to the two actors, and by which rule that is them; nothing where both are plainly named. */
function meansOf({ text, spans }, edge) {
  const lines = spans.flatMap(([start, end, number]) => {
    if (number < 0) return [];
    const [at, form, rule, link, confidence] = DATA.references[number];
    const actor = actors[at ? edge.target : edge.source],
      words = text.slice(start, end);
    const reasons = [Object.hasOwn(RULES, rule) ? RULES[rule] : rule];
    if (link !== 'exact name' && link) reasons.push(`across articles by ${link}`);
    if (form === 'named' && !reasons.filter(Boolean).length) {
      if (words === actor.name) return [];
      reasons.push('one of its spellings');
    }
    const why = [FORMS[form] || form, ...reasons].filter(Boolean).join(', ');
    const certainty = confidence < 1 ? ` (${confidence.toFixed(2)})` : '';
    return [el('li', {}, el('bdi', {}, `“${words}”`), ' is ', el('bdi', {}, actor.name), `: ${why}${certainty}`)];
  });
  if (!lines.length) return null;
  return el('ul', { class: 'means', attributes: { 'aria-label': 'How the actors are identified' } }, ...lines);
}

/** The part of a long passage around its first highlight. */
function excerpt({ text, spans }) {
  const middle = spans.length ? spans[0][0] : 0;
  const start = Math.max(0, middle - 250);
  return [start, Math.min(text.length, start + 650)];
}

/** The sentence as text nodes and marks: the two actors, and the words between quotation marks. */
function marked({ text, spans, kind }, range) {
  const [from, to] = range || [0, text.length];
  const said = kind === 'direct' || kind === 'mixed' ? saidSpans(text) : [];
  const named = spans.map(([start, end]) => [start, end]);
  const cuts = [...new Set([from, to, ...[...said, ...named].flat().filter((at) => at > from && at < to)])].sort(
    (a, b) => a - b,
  );
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
  for (const match of text.matchAll(
    /“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|(?<=^|\s)[‘'](?=\S)[^’']*(?:[’'](?=\w)[^’']*)*[’'](?=\s|$|[,.;:!?])/g,
  )) {
    spans.push([match.index, match.index + match[0].length]);
  }
  return spans;
}

const citation = (sentence) =>
  [
    `“${sentence.text}”`,
    [sentence.outlet, sentence.day ? showDay(sentence.day) : ''].filter(Boolean).join(', '),
    `${sentence.path}, characters ${sentence.start}–${sentence.end}`,
  ]
    .filter(Boolean)
    .join('\n');

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
  setTimeout(() => {
    button.textContent = label;
    button.focus();
  }, 1200);
}
