/* The left-hand column and the search. */

function buildControls() {
  const parts = [kindField(), weightField(), dateField(), sizeField(), colourField()].filter(Boolean);
  byId('controls-items').replaceChildren(
    ...parts,
    el('button', { type: 'button', class: 'link', id: 'clear', onClick: clearFilters }, 'Clear all filters'),
  );
}

function clearFilters() {
  const { view, table, size, colour, actor, tie } = state;
  change({ ...fresh(), view, table, size, colour, actor, tie }, { push: true });
  if (!touched) fit();
}

/** Redraw what depends on the state, keeping what has the focus. */
function renderControls() {
  const box = byId('controls-items'),
    focus = document.activeElement?.id;
  const inside = box.contains(document.activeElement);
  buildControls();
  byId('clear').hidden = !isFiltered();
  if (inside && focus) byId(focus)?.focus();
}

function selectField(id, title, options, value, onChange) {
  const select = el(
    'select',
    { id, onChange: (event) => onChange(event.target.value) },
    ...options.map(([key, text]) => el('option', { value: key, selected: key === value }, text)),
  );
  return el('div', { class: 'field' }, el('label', { htmlFor: id }, title), select);
}

const sizeField = () =>
  selectField(
    'size',
    'Size shows',
    [...DATA.measures.map((name) => [name, MEASURE_TEXTS[name][0]]), ['equal', 'All the same']],
    state.size,
    (size) => change({ size }),
  );

function colourField() {
  const field = selectField(
    'colour',
    'Colour shows',
    [
      ['community', 'Groups'],
      ['type', 'Types'],
    ],
    state.colour,
    (colour) => change({ colour }),
  );
  const byType = el('div', { role: 'group', attributes: { 'aria-label': 'Types of actor' } }, ...typeChecks());
  const groups = groupChecks();
  if (state.colour === 'type') return el('div', {}, field, el('div', { class: 'field' }, byType));
  return el(
    'div',
    {},
    field,
    groups.length > 1
      ? el('div', { class: 'field', role: 'group', attributes: { 'aria-label': 'Groups' } }, ...groups)
      : null,
    el('div', { class: 'field' }, el('h2', {}, 'Types'), byType),
  );
}

function check(id, mark, name, amount, shown, onToggle) {
  return el(
    'label',
    { class: 'check', htmlFor: id },
    el('input', { type: 'checkbox', id, checked: shown, onChange: onToggle }),
    mark,
    nameOf(name),
    el('span', { class: 'count' }, wholeNumber.format(amount)),
  );
}

/** A set with one member more or less. */
function toggled(set, member) {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

function typeChecks() {
  const amounts = new Map();
  for (const actor of actors) amounts.set(actor.type, (amounts.get(actor.type) || 0) + 1);
  return TYPE_ORDER.filter((type) => amounts.has(type)).map((type) =>
    check(
      `type-${type}`,
      icon(type, state.colour === 'type' ? DATA.palette.types[type] : INK[theme()].muted),
      TYPE_PLURALS[type],
      amounts.get(type),
      !state.types.has(type),
      () => change({ types: toggled(state.types, type) }),
    ),
  );
}

function groupChecks() {
  const amounts = new Map();
  for (const actor of actors) amounts.set(actor.group, (amounts.get(actor.group) || 0) + 1);
  return [...amounts.keys()]
    .sort((a, b) => (a < 0) - (b < 0) || a - b)
    .map((group) =>
      check(
        `group-${group}`,
        icon('PERSON', groupColour(group)),
        group < 0 ? 'All others' : groupName(group),
        amounts.get(group),
        !state.groups.has(group),
        () => change({ groups: toggled(state.groups, group) }),
      ),
    );
}

function kindField() {
  const mark = (kind) => {
    const ink = INK[theme()];
    return svgElement(
      kind === 0
        ? `<path d="M1 8H25" stroke="${ink.line}" stroke-width="2.5"/>`
        : `<path d="M1 11Q12 1 21 6" fill="none" stroke="${ink.quote}" stroke-width="2"/><path d="M26 9L17.5 8.6L21.5 2.2Z" fill="${ink.quote}"/>`,
      26,
      15,
    );
  };
  const checks = [0, 1].map((kind) =>
    check(
      `kind-${kind}`,
      mark(kind),
      kind ? KIND_NAMES[1] : WINDOW[0].toUpperCase() + WINDOW.slice(1),
      edges.filter((edge) => edge.kind === kind).length,
      !state.kinds.has(kind),
      () => change({ kinds: toggled(state.kinds, kind) }),
    ),
  );
  return el(
    'div',
    { class: 'field', role: 'group', attributes: { 'aria-label': 'Kinds of ties' } },
    el('h2', {}, 'Ties'),
    ...checks,
  );
}

function weightField() {
  if (heaviestEdge < 2) return null;
  const steps = [...new Set(edges.map((edge) => edge.weight))].sort((a, b) => a - b);
  const at = Math.max(
    0,
    steps.findIndex((weight) => weight >= state.least),
  );
  const output = el('output', { htmlFor: 'least' }, wholeNumber.format(state.least));
  const input = el('input', {
    type: 'range',
    id: 'least',
    class: 'track',
    style: { '--to': `${(100 * at) / (steps.length - 1)}%` },
    min: 0,
    max: steps.length - 1,
    step: 1,
    value: at,
    attributes: { 'aria-valuetext': `weight ${state.least} or more` },
    onInput: (event) => change({ least: Number(event.target.value) === 0 ? 1 : steps[Number(event.target.value)] }),
  });
  return el('div', { class: 'field' }, el('label', { htmlFor: 'least' }, 'Weight of a tie at least', output), input);
}

function dateField() {
  if (allDays.length < 2) return null;
  const last = allDays.length - 1;
  const from = state.from
    ? Math.max(
        0,
        allDays.findIndex((day) => day >= state.from),
      )
    : 0;
  const to = state.to
    ? Math.max(
        0,
        allDays.findLastIndex((day) => day <= state.to),
      )
    : last;
  const slide = (id, text, value, onInput) =>
    el('input', {
      type: 'range',
      id,
      min: 0,
      max: last,
      step: 1,
      value,
      onInput,
      attributes: { 'aria-label': text, 'aria-valuetext': showDay(allDays[value]) },
    });
  return el(
    'div',
    { class: 'field', role: 'group', attributes: { 'aria-label': 'Dates' } },
    el('h2', {}, 'Dates', el('output', {}, showDays(allDays[from], allDays[to]))),
    el(
      'div',
      { class: 'span', style: { '--from': `${(100 * from) / last}%`, '--to': `${(100 * to) / last}%` } },
      slide('from', 'From', from, (event) => {
        const i = Math.min(Number(event.target.value), to);
        change({ from: i === 0 ? '' : allDays[i] });
      }),
      slide('to', 'To', to, (event) => {
        const i = Math.max(Number(event.target.value), from);
        change({ to: i === last ? '' : allDays[i] });
      }),
    ),
    ...dateNotes().map((text) => el('p', { class: 'key' }, text)),
  );
}

/** What the reader has to know while only some days are chosen. */
function dateNotes() {
  if (!isDated()) return [];
  const { undated, ofAllDays } = visible;
  return [
    undated ? `${count(undated, 'tie')} without a date ${undated === 1 ? 'is' : 'are'} hidden.` : '',
    ofAllDays ? `The weight of ${count(ofAllDays, 'tie')} is that of all days: not all evidence is in this page.` : '',
    'Measures and ranks are those of all days.',
  ].filter(Boolean);
}

/* Search */

function buildSearch() {
  const input = byId('search'),
    list = byId('hits');
  let hits = [],
    active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    active = -1;
  };
  const choose = (hit) => {
    const words = input.value.trim();
    close();
    input.value = '';
    if (hit.actor) chooseActor(hit.actor.number);
    else change({ words, actor: null, tie: null }, { push: true });
    byId('details').focus();
  };
  const activate = (index) => {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === active)));
    if (active >= 0) {
      input.setAttribute('aria-activedescendant', `hit-${active}`);
      list.children[active].scrollIntoView({ block: 'nearest' });
    }
  };
  const update = () => {
    hits = findActors(input.value);
    const passagesFound = input.value.trim().length > 2 ? findSentences(input.value).length : 0;
    if (passagesFound) hits.push({ passagesFound });
    list.replaceChildren(
      ...hits.map((hit, i) =>
        el(
          'li',
          {
            id: `hit-${i}`,
            attributes: { role: 'option', 'aria-selected': 'false' },
            onMousedown: (event) => {
              event.preventDefault();
              choose(hit);
            },
          },
          ...(hit.actor
            ? [
                typeIcon(hit.actor),
                nameOf(hit.actor.name),
                el(
                  'span',
                  { class: 'aside' },
                  hit.alias ? el('bdi', {}, `“${hit.alias}”`) : `tied to ${wholeNumber.format(hit.actor.ties.size)}`,
                ),
              ]
            : [el('span', {}, `Read ${count(hit.passagesFound, 'passage')} with these words`)]),
        ),
      ),
    );
    list.hidden = !hits.length;
    input.setAttribute('aria-expanded', String(hits.length > 0));
    if (hits.length) activate(0);
    if (input.value.trim())
      say(
        hits.length
          ? `${count(hits.filter((hit) => hit.actor).length, 'actor')}, ${count(passagesFound, 'passage')} found.`
          : 'Nothing found.',
      );
  };
  input.addEventListener('input', update);
  input.addEventListener('focus', () => {
    if (input.value) update();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && hits.length) activate((active + 1) % hits.length);
    else if (event.key === 'ArrowUp' && hits.length) activate((active - 1 + hits.length) % hits.length);
    else if (event.key === 'Enter' && active >= 0) choose(hits[active]);
    else if (event.key === 'Escape') {
      input.value = '';
      close();
    } else return;
    event.preventDefault();
  });
}

/** At most fifty actors whose name or alias holds all the words, names that begin so first, then the heaviest. */
function findActors(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const words = wanted.split(' ');
  const found = [];
  for (const actor of actors) {
    const at = actor.keys.findIndex((key) => words.every((word) => key.includes(word)));
    if (at < 0) continue;
    const key = actor.keys[at];
    const rank = key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(` ${wanted}`) ? 2 : 3;
    found.push({ actor, rank, alias: at > 0 ? actor.aliases[at - 1] : '' });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.actor.heaviest - a.actor.heaviest || a.actor.number - b.actor.number)
    .slice(0, 50);
}
