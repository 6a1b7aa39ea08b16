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
const chooseActor = (actor) => {
  change({ actor, tie: null, steps: 0 }, { push: true });
  bringIntoView(actor);
  showPanel();
};
const chooseTie = (a, b) => {
  change({ tie: [a, b], actor: state.steps ? state.actor : null }, { push: true });
  showPanel();
};

/** Where the parts of the page stand one below the other, go to the details. */
const isNarrow = () => matchMedia('(max-width: 900px)').matches;
const showPanel = () => {
  if (isNarrow()) byId('details').scrollIntoView({ behavior: still() ? 'auto' : 'smooth' });
};

function renderPanel() {
  const panel = byId('details'),
    active = document.activeElement,
    inside = panel.contains(active),
    id = active?.id;
  const content = state.tie
    ? tiePanel(...state.tie)
    : state.actor !== null
      ? dossier(state.actor)
      : state.words
        ? passages(state.words)
        : overview();
  panel.replaceChildren(...content.filter(Boolean));
  if (inside) (byId(id) || panel).focus({ preventScroll: true });
  panel.scrollTop = 0;
}

const backButton = (update, text = 'Back') =>
  el('button', { type: 'button', class: 'link back', onClick: () => change(update, { push: true }) }, `← ${text}`);

/** A list of buttons, each with a bar: [actor, text, value, onClick, kind]. */
function barList(rows, { most } = {}) {
  const top = most || rows.reduce((max, row) => Math.max(max, row.value), 0) || 1;
  return el(
    'ul',
    { class: 'bars' },
    ...rows.map(({ mark, name, value, text, onClick, quote }) =>
      el(
        'li',
        {},
        el(
          'button',
          { type: 'button', onClick },
          mark,
          nameOf(name),
          el(
            'span',
            { class: 'value' },
            el('span', {
              class: quote ? 'bar quote' : 'bar',
              style: { width: `${Math.max(2, (56 * value) / top)}px` },
            }),
            el('span', { class: 'figure' }, text || showValue(value)),
          ),
        ),
      ),
    ),
  );
}

/** The first few rows and a button for fifty more at a time; `make` turns rows into one list. */
function listWithMore(rows, make, first = 8) {
  const holder = el('div');
  let list = null;
  const show = (from, to) => {
    const part = make(rows.slice(from, to)),
      items = [...part.children];
    if (list) list.append(...items);
    else list = part;
    const left = rows.length - to;
    holder.replaceChildren(...[list, left > 0 ? moreButton(left, () => show(to, to + PAGE)) : null].filter(Boolean));
    if (from) items[0]?.querySelector('button')?.focus();
  };
  show(0, first);
  return holder;
}

const moreButton = (left, onClick) =>
  el(
    'button',
    { type: 'button', class: 'more', onClick },
    left > PAGE
      ? `Show ${PAGE} more of ${wholeNumber.format(left)}`
      : `Show the other ${left === 1 ? 'one' : wholeNumber.format(left)}`,
  );

const heading = (text, aside = '') => el('h3', {}, text, aside ? el('span', { class: 'muted' }, aside) : null);

/* Overview */

function overview() {
  if (!actors.length)
    return [
      el('h2', {}, 'Nothing found'),
      el('p', { class: 'about' }, 'No actor was found in these articles, so there is no graph to show.'),
    ];
  const present = actors.filter((_, i) => visible.actors[i]);
  const measure = state.size === 'equal' ? 'strength' : state.size;
  const best = [...present].sort((a, b) => valueOf(b, measure) - valueOf(a, measure) || a.number - b.number);
  const actorRow = (actor) => ({
    mark: typeIcon(actor),
    name: actor.name,
    value: valueOf(actor, measure),
    onClick: () => chooseActor(actor.number),
  });
  const strong = (kind) =>
    edges
      .filter((edge) => visible.edges[edge.number] && edge.kind === kind)
      .sort((a, b) => weightOf(b) - weightOf(a) || a.number - b.number);
  const tieRow = (edge) => ({
    mark: el('span'),
    name: `${actors[edge.source].name} ${edge.kind ? '→' : '–'} ${actors[edge.target].name}`,
    value: weightOf(edge),
    quote: edge.kind === 1,
    onClick: () => chooseTie(edge.source, edge.target),
  });
  const parts = [
    el('h2', {}, 'At a glance'),
    el('p', { class: 'about' }, 'Choose an actor or a tie, here or in the graph, to read the sentences behind it.'),
    heading(MEASURE_TEXTS[measure][0], count(best.length, 'actor')),
    el('p', { class: 'key' }, MEASURE_TEXTS[measure][1]),
    listWithMore(best, (rows) => barList(rows.map(actorRow), { most: valueOf(best[0] || actors[0], measure) })),
  ];
  for (const [kind, title] of [
    [0, 'Mentioned together most'],
    [1, 'Who speaks about whom'],
  ]) {
    const list = strong(kind);
    if (list.length)
      parts.push(
        heading(title, count(list.length, 'tie')),
        listWithMore(list, (rows) => barList(rows.map(tieRow), { most: weightOf(list[0]) }), 6),
      );
  }
  return parts;
}
