/* Taking away: pictures, the visible part as tables and GraphML. Everything is made here; nothing is sent anywhere. */

const PRINT_WIDTH = 4200; // 35 cm at 300 dots per inch

function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(`Saved ${name}.`);
}

const fileName = (ending) =>
  `${
    fold(oneLine(DATA.title, 60))
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'graph'
  }${ending}`;

/** The picture at a given width: the present view, its names as large on paper as on the screen. */
function pictureView(width) {
  const view = cameraView();
  const whole = view.width ? view : { ...wholeView(1200, 800), width: 1200, height: 800 };
  const factor = width / whole.width;
  return { view: { ...whole, width, height: Math.round(whole.height * factor), scale: whole.scale * factor }, factor };
}

function savePng() {
  const { view, factor } = pictureView(PRINT_WIDTH);
  const canvas = el('canvas', { width: view.width, height: view.height });
  widths.clear();
  paint(new CanvasPen(canvas.getContext('2d')), view, { ground: theme(), background: true, textScale: factor });
  widths.clear();
  canvas.toBlob((blob) => save(fileName('.png'), blob, 'image/png'), 'image/png');
}

function svgText(ground = theme()) {
  const { view } = pictureView(cameraView().width || 1200);
  const pen = new SvgPen(new CanvasPen(el('canvas').getContext('2d')));
  paint(pen, view, { ground, background: true });
  return pen.document(view.width, view.height, DATA.title);
}

/** Paper gets the picture as vectors on white, whatever the screen shows. */
function preparePrint() {
  const svg = new DOMParser().parseFromString(svgText('print'), 'image/svg+xml').documentElement;
  byId('printed').replaceChildren(document.importNode(svg, true), printedLegend());
}

/** What the colours of the picture mean, as far as they occur in it. */
function printedLegend() {
  const present = visibleActors();
  const entries =
    state.colour === 'type'
      ? TYPE_ORDER.filter((type) => present.some((actor) => actor.type === type)).map((type) => [
          icon(type, DATA.palette.types[type]),
          TYPE_PLURALS[type],
        ])
      : [...new Set(present.map((actor) => actor.group))]
          .sort((a, b) => (a < 0) - (b < 0) || a - b)
          .map((group) => [icon('PERSON', groupColour(group, 'light')), group < 0 ? 'All others' : groupName(group)]);
  return el('p', { class: 'legend' }, ...entries.map(([mark, name]) => el('span', {}, mark, ' ', name)));
}

const visibleActors = () => actors.filter((_, i) => visible.actors[i]);
const visibleEdges = () => edges.filter((_, i) => visible.edges[i]);

/** A CSV cell; a leading = + - @, wide forms included, would run as a formula in a spreadsheet, so it gets an apostrophe. */
function cell(value) {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const csv = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Beside the weight of all days that of the chosen ones, empty where the page lacks some of the evidence. */
const weightOfDays = (edge) => (edge.pieces ? weightOf(edge) : null);

function edgesCsv() {
  const rows = visibleEdges().map((edge) => [
    actors[edge.source].id,
    actors[edge.target].id,
    actors[edge.source].name,
    actors[edge.target].name,
    ['cooccurrence', 'quote'][edge.kind],
    edge.weight,
    edge.raw,
    edge.documents,
    edge.npmi,
    edge.significance,
    edge.first,
    edge.last,
    edge.evidence.length ? sentenceOf(edge.evidence[0]).text : '',
    ...(isDated() ? [weightOfDays(edge)] : []),
  ]);
  return csv([
    [
      'source',
      'target',
      'source_name',
      'target_name',
      'kind',
      'weight',
      'weight_raw',
      'documents',
      'npmi',
      'significance',
      'first',
      'last',
      'example',
      ...(isDated() ? ['weight_in_days'] : []),
    ],
    ...rows,
  ]);
}

function actorsCsv() {
  const rows = visibleActors().map((actor) => [
    actor.id,
    actor.name,
    actor.type,
    actor.aliases.join('|'),
    actor.mentions,
    actor.documents,
    actor.first,
    actor.last,
    ...actor.values,
    actor.community,
  ]);
  return csv([
    ['id', 'name', 'type', 'aliases', 'mentions', 'documents', 'first', 'last', ...DATA.measures, 'community'],
    ...rows,
  ]);
}

function graphmlText() {
  const nodeKeys = [
    ['label', 'string'],
    ['x', 'float'],
    ['y', 'float'],
    ['size', 'float'],
    ['r', 'int'],
    ['g', 'int'],
    ['b', 'int'],
    ['actor_id', 'string'],
    ['entity_type', 'string'],
    ['mentions', 'int'],
    ['community', 'int'],
    ...DATA.measures.map((name) => [`m_${name}`, 'double', name]),
  ];
  const edgeKeys = [
    ['e_weight', 'double', 'weight'],
    ['e_kind', 'string', 'kind'],
    ['e_documents', 'int', 'documents'],
    ['e_first', 'string', 'first'],
    ['e_last', 'string', 'last'],
    ...(isDated() ? [['e_days', 'int', 'weight_in_days']] : []),
  ];
  const key =
    (owner) =>
    ([id, type, title]) =>
      `  <key id="${id}" for="${owner}" attr.name="${title || id}" attr.type="${type}"/>`;
  const data = (keys, values) =>
    keys
      .map(([id], i) =>
        values[i] === '' || values[i] === null ? '' : `<data key="${id}">${escapeXml(String(values[i]))}</data>`,
      )
      .join('');
  const nodes = visibleActors().map((actor) => {
    const colour = colourOf(actor, 'light'),
      part = (at) => parseInt(colour.slice(at, at + 2), 16);
    const values = [
      actor.name,
      places[actor.number].x,
      -places[actor.number].y,
      Math.round(radii[actor.number] * 2),
      part(1),
      part(3),
      part(5),
      actor.id,
      actor.type,
      actor.mentions,
      actor.community,
      ...actor.values,
    ];
    return `    <node id="n${actor.number}">${data(nodeKeys, values)}</node>`;
  });
  const ties = visibleEdges().map((edge) => {
    const kind = ['cooccurrence', 'quote'][edge.kind];
    return `    <edge id="${kind[0]}${edge.number}" source="n${edge.source}" target="n${edge.target}" directed="${edge.kind === 1}" label="${kind}">${data(edgeKeys, [edge.weight, kind, edge.documents, edge.first, edge.last, weightOfDays(edge)])}</edge>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...nodeKeys.map(key('node')),
    ...edgeKeys.map(key('edge')),
    '  <graph id="graphkit" edgedefault="undirected">',
    ...nodes,
    ...ties,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function buildSave() {
  const entry = (title, text, action) =>
    el(
      'button',
      {
        type: 'button',
        onClick: () => {
          byId('save').open = false;
          action();
        },
      },
      title,
      el('small', {}, text),
    );
  byId('save-items').replaceChildren(
    entry('Picture for print (PNG)', 'The present view, 4,200 pixels wide', savePng),
    entry('Picture to edit (SVG)', 'The present view as vector graphics', () =>
      save(fileName('.svg'), svgText(), 'image/svg+xml'),
    ),
    entry('Ties as a table (CSV)', 'What passes the filters', () =>
      save(fileName('-ties.csv'), edgesCsv(), 'text/csv'),
    ),
    entry('Actors as a table (CSV)', 'What passes the filters', () =>
      save(fileName('-actors.csv'), actorsCsv(), 'text/csv'),
    ),
    entry('For Gephi (GraphML)', 'What passes the filters', () =>
      save(fileName('.graphml'), graphmlText(), 'application/xml'),
    ),
    entry('Link to this view', 'Copies the address with all choices', () =>
      copyText(location.href, byId('save').querySelector('summary')),
    ),
    entry('Print', 'The view and the open details', () => print()),
  );
  document.addEventListener('click', (event) => {
    if (!byId('save').contains(event.target)) byId('save').open = false;
  });
  byId('save').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      byId('save').open = false;
      byId('save').querySelector('summary').focus();
    }
  });
}
