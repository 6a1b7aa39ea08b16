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
  change({ actor, tie: null, steps: 0, view: state.view }, { push: true });
  bringIntoView(actor);
};
const chooseTie = (a, b) => change({ tie: [a, b], actor: state.steps ? state.actor : null }, { push: true });

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

function listWithMore(rows, make, first = 8) {
  const holder = el('div');
  const show = (all) =>
    holder.replaceChildren(
      make(all ? rows : rows.slice(0, first)),
      ...(all || rows.length <= first
        ? []
        : [
            el(
              'button',
              {
                type: 'button',
                class: 'more',
                onClick: () => {
                  show(true);
                  holder.querySelectorAll('button')[first]?.focus();
                },
              },
              `Show all ${wholeNumber.format(rows.length)}`,
            ),
          ]),
    );
  show(false);
  return holder;
}

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
      .sort((a, b) => b.weight - a.weight || a.number - b.number);
  const tieRow = (edge) => ({
    mark: el('span'),
    name: `${actors[edge.source].name} ${edge.kind ? '→' : '–'} ${actors[edge.target].name}`,
    value: edge.weight,
    quote: edge.kind === 1,
    onClick: () => chooseTie(edge.source, edge.target),
  });
  const parts = [
    el('h2', {}, 'At a glance'),
    el('p', { class: 'about' }, 'Choose an actor or a tie, here or in the graph, to read the sentences behind it.'),
    heading(MEASURE_TEXTS[measure][0], 'actors'),
    listWithMore(best.slice(0, 50), (rows) => barList(rows.map(actorRow))),
  ];
  for (const [kind, title] of [
    [0, 'Mentioned together most'],
    [1, 'Who speaks about whom'],
  ]) {
    const list = strong(kind);
    if (list.length)
      parts.push(
        heading(title, 'ties'),
        listWithMore(list.slice(0, 50), (rows) => barList(rows.map(tieRow), { most: list[0].weight }), 6),
      );
  }
  return parts;
}
