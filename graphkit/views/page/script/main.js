/* Start: header, parts, address. */

const say = (text) => {
  byId('status').textContent = text;
};

function header() {
  const [documents, outlets, first, last, dated] = DATA.corpus;
  const quotes = edges.filter((edge) => edge.kind === 1).length;
  byId('facts').textContent = [
    `${count(DATA.total[0], 'actor')} and ${count(DATA.total[1], 'tie')}`,
    documents
      ? `from ${count(documents, 'article')}${outlets > 1 ? ` in ${wholeNumber.format(outlets)} outlets` : ''}`
      : '',
    showDays(first, last) + (first && dated < documents ? ` (${wholeNumber.format(dated)} dated)` : ''),
  ]
    .filter(Boolean)
    .join(' · ');
  byId('left-out').hidden = !DATA.left_out.length;
  byId('left-out').textContent = `Left out of this graph: ${DATA.left_out.join('; ')}.`;
  byId('guide').textContent =
    `A line joins two actors mentioned ${WINDOW}${quotes ? ', an arrow runs from a speaker to the actor spoken about' : ''}; the thicker, the more often. ` +
    'Large marks have many ties, marks of one colour belong together, and a click on a line shows the sentences it rests on.';
  const shown = [actors.length, edges.length];
  if (shown[0] < DATA.total[0] || shown[1] < DATA.total[1]) {
    byId('banner').hidden = false;
    byId('banner').textContent =
      `This page shows the most important part: ${wholeNumber.format(shown[0])} of ${count(DATA.total[0], 'actor')} and ${wholeNumber.format(shown[1])} of ${count(DATA.total[1], 'tie')}, ` +
      'the strongest actors and the ties least likely by chance. ' +
      (DATA.measured < DATA.total[0]
        ? `Ranks and measures are those of the ${count(DATA.measured, 'strongest actor')}, which are in the Gephi files and tables.`
        : 'Ranks and measures are those of the whole network, which is in the Gephi files and tables.');
  }
}

function renderStatus() {
  const all = visible.actorCount === actors.length && visible.edgeCount === edges.length;
  const chosen = state.tie
    ? ` Tie between ${state.tie.map((number) => actors[number].name).join(' and ')}.`
    : state.actor !== null
      ? ` Chosen: ${actors[state.actor].name}.`
      : '';
  const amount = all
    ? `All ${count(actors.length, 'actor')} and ${count(edges.length, 'tie')} are shown.`
    : `${count(visible.actorCount, 'actor')} of ${wholeNumber.format(actors.length)} and ${count(visible.edgeCount, 'tie')} of ${wholeNumber.format(edges.length)} are shown.`;
  say(amount + chosen);
  byId('empty').hidden = visible.actorCount > 0;
  byId('empty').textContent = actors.length ? 'Nothing passes the filters.' : 'There is nothing to draw.';
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  byId('theme').textContent = name === 'dark' ? '☀' : '☾';
  byId('theme').title = name === 'dark' ? 'Light page' : 'Dark page';
  byId('theme').setAttribute('aria-pressed', String(name === 'dark'));
}

function buildTheme() {
  const wish = matchMedia('(prefers-color-scheme: dark)');
  setTheme(wish.matches ? 'dark' : 'light');
  wish.addEventListener('change', () => {
    setTheme(wish.matches ? 'dark' : 'light');
    refresh();
  });
  byId('theme').addEventListener('click', () => {
    setTheme(theme() === 'dark' ? 'light' : 'dark');
    refresh();
  });
}

function renderView() {
  for (const button of document.querySelectorAll('[data-view]'))
    button.setAttribute('aria-pressed', String(button.dataset.view === state.view));
  byId('stage').hidden = state.view !== 'graph';
  byId('tables').hidden = state.view !== 'table';
}

function start() {
  header();
  buildTheme();
  buildSearch();
  buildSave();
  for (const button of document.querySelectorAll('[data-view]'))
    button.addEventListener('click', () => change({ view: button.dataset.view }, { push: true }));
  const zooms = {
    in: () => zoomBy(1.35),
    out: () => zoomBy(1 / 1.35),
    fit: () => {
      touched = false;
      fit();
    },
    shake,
  };
  for (const button of document.querySelectorAll('[data-zoom]'))
    button.addEventListener('click', zooms[button.dataset.zoom]);
  byId('graph-help').textContent =
    'The graph as a picture. Arrow keys move it, plus and minus zoom, 0 shows everything, N and P step through the actors. Search, lists and tables hold the same content.';
  makeNetwork();
  let last = '';
  onChange(renderView);
  onChange(renderControls);
  onChange(renderTables);
  onChange(() => {
    const key = JSON.stringify([
      state.actor,
      state.tie,
      state.steps,
      state.words,
      state.from,
      state.to,
      state.actor === null && !state.tie ? [state.size, visible.actorCount, visible.edgeCount] : 0,
      theme(),
      state.colour,
      state.actor !== null && visible.actors[state.actor],
    ]);
    if (key !== last) renderPanel();
    last = key;
  });
  onChange(renderStatus);
  addEventListener('beforeprint', preparePrint);
  addEventListener('hashchange', readAddress);
  addEventListener('popstate', readAddress);
  if (isNarrow()) byId('controls-box').open = false;
  readAddress();
  fit(false);
  document.documentElement.dataset.ready = 'true';
}

start();
