/* Everything the graph shows as two sortable tables: the equal of the canvas for keyboard and screen reader. */

const ROWS = 100;
const MAJOR = ['source', 'kind', 'target', 'weight', 'name', 'type', 'mentions', 'strength']; // also on small screens
const sorting = { ties: ['weight', -1], actors: ['strength', -1] };
const COLUMNS = {
  ties: [
    ['source', 'From', (edge) => actors[edge.source].name],
    ['kind', 'Tie', (edge) => ['with', 'speaks about'][edge.kind]],
    ['target', 'To', (edge) => actors[edge.target].name],
    ['weight', 'Weight', (edge) => weightOf(edge)],
    ['documents', 'Articles', (edge) => edge.documents],
    ['npmi', 'Association', (edge) => edge.npmi],
    ['first', 'First', (edge) => edge.first],
    ['last', 'Last', (edge) => edge.last],
  ],
  actors: [
    ['name', 'Actor', (actor) => actor.name],
    ['type', 'Type', (actor) => TYPE_NAMES[actor.type]],
    ['mentions', 'Mentions', (actor) => actor.mentions],
    ['documents', 'Articles', (actor) => actor.documents],
    ...DATA.measures.map((name) => [name, MEASURE_TEXTS[name][0], (actor) => valueOf(actor, name)]),
  ],
};

let rowsShown = ROWS;

function renderTables() {
  const box = byId('tables');
  if (box.hidden) return;
  const names = {
    ties: `Ties (${wholeNumber.format(visible.edgeCount)})`,
    actors: `Actors (${wholeNumber.format(visible.actorCount)})`,
  };
  const tab = (key) =>
    el(
      'button',
      {
        type: 'button',
        onClick: () => {
          rowsShown = ROWS;
          change({ table: key });
          byId('tables').querySelector('[aria-selected="true"]').focus();
        },
        attributes: {
          role: 'tab',
          'aria-selected': String(state.table === key),
          tabindex: state.table === key ? '0' : '-1',
        },
        onKeydown: (event) => {
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
          rowsShown = ROWS;
          change({ table: state.table === 'ties' ? 'actors' : 'ties' });
          byId('tables').querySelector('[aria-selected="true"]').focus();
        },
      },
      names[key],
    );
  const rows = sortedRows();
  const more =
    rows.length > rowsShown
      ? moreButton(rows.length - rowsShown, () => {
          const before = rowsShown;
          rowsShown += PAGE;
          renderTables();
          byId('tables').querySelectorAll('tbody tr')[before].querySelector('button').focus();
        })
      : null;
  box.replaceChildren(
    ...[
      el('div', { class: 'tabs', attributes: { role: 'tablist' } }, tab('ties'), tab('actors')),
      el(
        'div',
        { role: 'tabpanel', attributes: { 'aria-label': names[state.table] } },
        table(rows.slice(0, rowsShown)),
      ),
      more,
      el('p', { class: 'minor-note' }, 'A wider screen and the tables under Save show more columns.'),
    ].filter(Boolean),
  );
}

function sortedRows() {
  const [key, direction] = sorting[state.table];
  const read = COLUMNS[state.table].find((column) => column[0] === key)[2];
  const list =
    state.table === 'ties' ? edges.filter((_, i) => visible.edges[i]) : actors.filter((_, i) => visible.actors[i]);
  const order = (a, b) => (typeof a === 'string' ? a.localeCompare(b, 'en') : a - b);
  return list
    .map((row) => [read(row), row])
    .sort(([a, x], [b, y]) => {
      const empty = (value) => value === null || value === '';
      if (empty(a) || empty(b)) return empty(a) - empty(b) || x.number - y.number;
      return direction * order(a, b) || x.number - y.number;
    })
    .map(([, row]) => row);
}

function table(rows) {
  const columns = COLUMNS[state.table],
    [sortedBy, direction] = sorting[state.table];
  const isNumber = (key) => !['source', 'kind', 'target', 'name', 'type', 'first', 'last'].includes(key);
  const classOf = (key) => [isNumber(key) ? 'number' : '', MAJOR.includes(key) ? '' : 'minor'].join(' ').trim();
  const head = columns.map(([key, title]) =>
    el(
      'th',
      {
        class: classOf(key),
        scope: 'col',
        title: MEASURE_TEXTS[key]?.[1],
        attributes: key === sortedBy ? { 'aria-sort': direction > 0 ? 'ascending' : 'descending' } : {},
      },
      el(
        'button',
        {
          type: 'button',
          onClick: () => {
            sorting[state.table] = [key, key === sortedBy ? -direction : isNumber(key) ? -1 : 1];
            renderTables();
            byId('tables')
              .querySelector(`th:nth-child(${columns.findIndex((column) => column[0] === key) + 1}) button`)
              .focus();
          },
        },
        title + (key === sortedBy ? (direction > 0 ? ' ▲' : ' ▼') : ''),
      ),
    ),
  );
  const cell = (row, [key, , read]) => {
    const value = read(row);
    if (key === 'name' || key === 'source' || key === 'target') {
      const number = key === 'name' ? row.number : row[key];
      return el(
        'td',
        {},
        el('button', { type: 'button', class: 'link', onClick: () => chooseActor(number) }, el('bdi', {}, value)),
      );
    }
    if (key === 'kind')
      return el(
        'td',
        {},
        el('button', { type: 'button', class: 'link', onClick: () => chooseTie(row.source, row.target) }, value),
      );
    if (key === 'first' || key === 'last') return el('td', { class: 'minor' }, value ? showDay(value) : '');
    return el('td', { class: classOf(key) }, typeof value === 'number' ? showValue(value) : (value ?? ''));
  };
  return el(
    'table',
    { class: 'grid' },
    el(
      'caption',
      { class: 'unseen' },
      state.table === 'ties'
        ? 'Ties that pass the filters; the second column opens the evidence'
        : 'Actors that pass the filters',
    ),
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...columns.map((column) => cell(row, column))))),
  );
}
