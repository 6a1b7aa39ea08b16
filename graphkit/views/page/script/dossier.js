/* All that is known about one actor. */

function dossier(number) {
  const actor = actors[number];
  const out = edges.filter((edge) => edge.kind === 1 && edge.source === number),
    about = edges.filter((edge) => edge.kind === 1 && edge.target === number);
  const [, quotes, tied, quotesAbout, tiedAbout] = actor.tally || [];
  const said = actor.tally && [quotes, quotes - tied],
    heard = actor.tally && [quotesAbout, quotesAbout - tiedAbout];
  const steps = (n, text) =>
    el(
      'button',
      {
        type: 'button',
        id: `steps-${n}`,
        attributes: { 'aria-pressed': String(state.steps === n) },
        onClick: () => {
          change({ steps: n }, { push: true });
          touched = false;
          fit();
        },
      },
      text,
    );
  const neighbours = [...actor.ties]
    .map(([other, list]) => ({ other, list, weight: tieWeight(list) }))
    .sort((a, b) => b.weight - a.weight || a.other - b.other);
  return [
    backButton({ actor: null, steps: 0 }, 'Overview'),
    el('p', { class: 'kicker' }, typeIcon(actor), `${TYPE_NAMES[actor.type]}`, communityText(actor)),
    el('h2', { dir: 'auto' }, actor.name),
    aliasText(actor),
    el(
      'p',
      { class: 'about' },
      [`${count(actor.mentions, 'mention')} in ${count(actor.documents, 'article')}`, datesOf(actor)]
        .filter(Boolean)
        .join(' · '),
    ),
    visible.actors[number]
      ? null
      : el(
          'p',
          { class: 'about' },
          'The filters hide this actor at present. ',
          el('button', { type: 'button', class: 'link', onClick: clearFilters }, 'Clear the filters'),
        ),
    el(
      'div',
      { class: 'actions', role: 'group', attributes: { 'aria-label': 'Surroundings' } },
      steps(0, 'Everything'),
      steps(1, '1 step'),
      steps(2, '2 steps'),
    ),
    heading('Tied to', count(neighbours.length, 'actor')),
    neighbours.length
      ? listWithMore(neighbours, (rows) =>
          barList(
            rows.map(({ other, list, weight }) => ({
              mark: typeIcon(actors[other]),
              name: actors[other].name,
              value: weight,
              text: tieText(list),
              quote: list.every((edge) => edge.kind === 1),
              onClick: () => chooseTie(number, other),
            })),
            { most: neighbours[0].weight },
          ),
        )
      : el(
          'p',
          { class: 'about' },
          'No ties: it is never mentioned together with another actor, and no quote links it.',
        ),
    ...quotesOf('What they said', out, 'about ', (edge) => edge.target, said, 'them to nobody'),
    ...quotesOf('What was said of them', about, 'by ', (edge) => edge.source, heard, 'nobody to them'),
    heading('Position in the network', `of ${wholeNumber.format(DATA.measured)}`),
    measureTable(actor),
    ...dossierCorrections(number),
  ];
}

/** What the weight of a tie is made of: "21 together, 9 quotes". */
function tieText(list) {
  const [together, quotes] = [0, 1].map((kind) => tieWeight(list.filter((edge) => edge.kind === kind)));
  const parts = [together ? `${wholeNumber.format(together)} together` : '', quotes ? count(quotes, 'quote') : ''];
  return parts.filter(Boolean).join(', ') || 'none of these days';
}

/** The days of its articles, and how many of these have one. */
function datesOf({ tally, documents, first, last }) {
  const days = showDays(first, last);
  return days && tally && tally[0] < documents ? `${days} (${tally[0]} of ${documents} dated)` : days || 'undated';
}

function communityText(actor) {
  const [label, size] = DATA.communities[actor.community];
  return size > 1
    ? el('span', { title: `Group of ${size}: ${label}` }, `· group of ${groupName(actor.community)}`)
    : null;
}

function aliasText(actor) {
  if (!actor.aliases.length) return null;
  const some = actor.aliases.slice(0, 12),
    more = actor.aliases.length - some.length;
  return el(
    'p',
    { class: 'about' },
    'Also written ',
    ...some.flatMap((alias, i) => [i ? ', ' : '', el('bdi', {}, `“${alias}”`)]),
    more > 0 ? ` and ${more} more` : '',
  );
}

function measureTable(actor) {
  const row = (name, i) => {
    const [title, text] = MEASURE_TEXTS[name];
    const estimate = DATA.estimates.includes(name) ? ' (estimate)' : '';
    const quotes = actor.tally && name.startsWith('quotes_') ? actor.tally[name === 'quotes_given' ? 1 : 3] : null;
    const prefix = quotes === null ? '' : `${count(quotes, 'quote')}; `;
    const note = name.startsWith('quotes_') ? ` (${prefix}${text[0].toLowerCase()}${text.slice(1, text.indexOf(','))})` : '';
    return el(
      'tr',
      {},
      el('th', { scope: 'row', title: text }, title + estimate, note ? el('small', {}, note) : null),
      el('td', {}, showValue(actor.values[i])),
      el('td', { class: 'muted' }, actor.values[i] ? `${wholeNumber.format(actor.ranks[i])}.` : '–'),
    );
  };
  return el(
    'table',
    { class: 'measures' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, 'Measure'),
        el('th', { scope: 'col' }, 'Value'),
        el('th', { scope: 'col' }, 'Rank'),
      ),
    ),
    el('tbody', {}, ...DATA.measures.map(row)),
  );
}

/** Passages of quote edges, the newest first, each once with all it is about. `who` names the other end of an edge;
 *  `amount` is [all quotes of the tables, those that make no tie]. */
function quotesOf(title, list, word, who, amount, others) {
  const rows = bySentence(list.flatMap((edge) => edge.evidence.map((reference) => ({ edge, reference }))));
  const [all, untied] = amount || [0, 0];
  if (!rows.length && !all) return [];
  const day = (row) => sentenceOf(row[0].reference).day;
  rows.sort((a, b) => (day(a) === day(b) ? a[0].reference[0] - b[0].reference[0] : day(a) < day(b) ? 1 : -1));
  const nameOfTie = ({ edge }) => [el('bdi', {}, actors[who(edge)].name)];
  const make = (some) => el('ul', { class: 'evidence' }, ...some.map((row) => passage(row, word, nameOfTie)));
  const more = count(untied, rows.length ? 'more quote' : 'quote') + (untied === 1 ? ' ties' : ' tie');
  const note = `${more} ${others} in the graph; quotes.csv has ${untied === 1 ? 'it' : 'them'}.`;
  const passages = count(rows.length, 'passage');
  const amounts = rows.length === all - untied ? count(all, 'quote') : `${count(all, 'quote')}, ${passages} here`;
  return [
    heading(title, amount ? amounts : passages),
    rows.length ? listWithMore(rows, make, 4) : null,
    untied ? el('p', { class: 'key' }, note) : null,
  ];
}
